package io.hawser.cli.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java sources of all modules. */
final class Sources {
  private Sources() {}

  /** The folder of the whole project; tests run in the folder of their module. */
  static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Every source of every module, sorted, as paths relative to {@link #root}. */
  static List<Path> all() {
    return below("src");
  }

  /** The sources that are shipped. */
  static List<Path> main() {
    return below("src/main/java");
  }

  static String read(Path source) {
    try {
      return Files.readString(root().resolve(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(String folder) {
    try (var modules = Files.list(root())) {
      return modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .flatMap(Sources::javaFiles)
          .map(file -> root().relativize(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
