package io.hawser.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every source looks as google-java-format writes it; {@code -Dhawser.format=write} rewrites. */
class FormatTest {
  @Test
  void sourcesAreFormatted() throws IOException {
    var wrong = Sources.all().parallelStream().filter(source -> !isFormatted(source)).toList();

    if ("write".equals(System.getProperty("hawser.format"))) {
      for (var source : wrong) {
        Files.writeString(Sources.root().resolve(source), formatted(source));
      }
    } else {
      assertThat(wrong).as("sources that -Dhawser.format=write would change").isEmpty();
    }
  }

  private static boolean isFormatted(Path source) {
    return Sources.read(source).equals(formatted(source));
  }

  private static String formatted(Path source) {
    try {
      return new Formatter().formatSourceAndFixImports(Sources.read(source));
    } catch (FormatterException e) {
      throw new AssertionError(source + ": " + e.getMessage(), e);
    }
  }
}
