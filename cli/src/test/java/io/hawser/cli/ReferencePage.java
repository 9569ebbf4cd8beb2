package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/ that is generated; {@code -Dhawser.docs=write} writes it anew. */
final class ReferencePage {
  private ReferencePage() {}

  static void check(String name, String content) throws IOException {
    var page = Path.of("..", "docs", name);
    if ("write".equals(System.getProperty("hawser.docs"))) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, content);
    }
    assertThat(page).as("-Dhawser.docs=write writes it anew").hasContent(content);
  }
}
