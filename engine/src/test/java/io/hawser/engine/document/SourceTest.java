package io.hawser.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.error.BlueprintException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  @TempDir private Path folder;

  @Test
  void takesTheDocumentFilesOfADirectoryByName() throws IOException {
    for (var name : new String[] {"b.yml", "a.yaml", "c.json", "d.txt", ".hidden.yaml"}) {
      Files.writeString(folder.resolve(name), "# " + name);
    }

    assertThat(Source.at(folder))
        .extracting(Source::text)
        .containsExactly("# a.yaml", "# b.yml", "# c.json");
  }

  @Test
  void countsRelativePathsFromTheFilesFolder() throws IOException {
    var file = Files.writeString(folder.resolve("a.yaml"), "");

    assertThat(Source.at(file)).first().extracting(Source::baseDirectory).isEqualTo(folder);
  }

  @Test
  void readsStandardInput() {
    var input = new ByteArrayInputStream("kind: x".getBytes(StandardCharsets.UTF_8));

    assertThat(Source.standardInput(input)).isEqualTo(new Source("-", "kind: x", Path.of("")));
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> Source.at(folder.resolve("no.yaml")))
        .isInstanceOf(BlueprintException.class)
        .hasMessageContaining("no.yaml' does not exist");
  }

  @Test
  void refusesADirectoryWithoutDocuments() {
    assertThatThrownBy(() -> Source.at(folder)).hasMessageContaining("holds no *.yaml");
  }

  @Test
  void refusesWhatIsNotText() throws IOException {
    var file = Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(() -> Source.at(file)).hasMessageContaining("is not UTF-8 text");
  }
}
