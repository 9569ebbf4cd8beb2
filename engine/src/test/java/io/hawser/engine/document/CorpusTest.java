package io.hawser.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kanister's own example blueprints, ActionSets and Profiles. */
class CorpusTest {
  static final Path CORPUS = Path.of("src/test/resources/corpus/kanister");

  static Stream<Path> kanistersDocuments() throws IOException {
    try (var files = Files.walk(CORPUS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> text(file).contains("cr.kanister.io"))
          .toList()
          .stream();
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("kanistersDocuments")
  void isReadWithoutAFinding(Path file) {
    var documents = new DocumentReader().read(List.of(Source.of(file.toString(), text(file))));

    int count =
        documents.blueprints().size() + documents.actionSets().size() + documents.profiles().size();
    assertThat(count).isPositive();
  }
}
