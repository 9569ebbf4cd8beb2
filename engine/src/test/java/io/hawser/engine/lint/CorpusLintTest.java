package io.hawser.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.engine.document.DocumentReader;
import io.hawser.engine.document.Documents;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.Finding;
import io.hawser.engine.function.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Kanister's example blueprints are good, but for faults that are known. */
class CorpusLintTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus/kanister");

  @Test
  void findsOnlyWhatIsReallyWrongInKanistersExamples() throws IOException {
    var linter = new Linter(Functions.of(), text -> data -> text);
    var messages = new TreeSet<String>();
    try (var files = Files.walk(CORPUS)) {
      files
          .filter(file -> file.getFileName().toString().endsWith("blueprint.yaml"))
          .map(CorpusLintTest::read)
          .flatMap(documents -> linter.check(documents).stream())
          .map(Finding::message)
          .forEach(messages::add);
    }

    assertThat(messages)
        .containsExactly(
            "Failed to validate: Duplicated phase name is not allowed. Violating phase"
                + " 'restoreSnapshots'");
  }

  private static Documents read(Path file) {
    try {
      var source = Source.of(file.toString(), Files.readString(file));
      return new DocumentReader().read(List.of(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
