package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.testkit.Testbed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The applications' programs on this machine. */
final class Programs {
  private Programs() {}

  /** A program on the path, or in one of these folders too; else the test is skipped. */
  static Path find(String name, String debianPackage, Path... folders) {
    var path = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    var found =
        Stream.concat(Stream.of(folders), path)
            .map(folder -> folder.resolve(name))
            .filter(Files::isExecutable)
            .findFirst();
    return Testbed.require(
        found, "there is no '%s'; apt-get install %s".formatted(name, debianPackage));
  }

  /** Runs a command that must end well; gives what it printed. */
  static String run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    return output;
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
