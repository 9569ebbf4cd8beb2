package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The {@code hawser} command, each call a process that leads a group of its own.
 *
 * @param folder where it works, and where its output is kept
 * @param environment what is added to that of the tests
 */
record HawserCommand(Path folder, Map<String, String> environment) {
  private static final long LIMIT_MINUTES = 3;
  private static final List<String> JAVA =
      List.of(
          // Where the tests run in the background of a shell, Ctrl-C is ignored by all children.
          "setsid",
          "env",
          "--default-signal=INT",
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          System.getProperty("java.class.path"),
          Main.class.getName());

  /** How a process ended. */
  record Ended(int status, String output, String errors) {
    Ended requireStatus(int expected, String place) {
      assertThat(status).as("%s%n%s%s", place, output, errors).isEqualTo(expected);
      return this;
    }
  }

  /** A process that runs. */
  record Started(Process process, Path output, Path errors) {
    long pid() {
      return process.pid();
    }

    Ended await() throws IOException, InterruptedException {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("no end of it: " + Files.readString(errors));
      }
      return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /** Sends a signal to the whole group, as a terminal does. */
    void signal(String name) throws IOException, InterruptedException {
      signal(name, "-" + pid());
    }

    /** Sends a signal to the engine, and to none of the programs it started. */
    void signalAlone(String name) throws IOException, InterruptedException {
      signal(name, Long.toString(pid()));
    }

    private static void signal(String name, String whom) throws IOException, InterruptedException {
      var kill = new ProcessBuilder("kill", "-" + name, "--", whom).inheritIO().start();
      assertThat(kill.waitFor()).isZero();
    }

    /** Kills the engine alone, as nothing can keep from happening. */
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  HawserCommand with(String variable, String value) {
    var more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new HawserCommand(folder, more);
  }

  /** The same, killed at the N-th point that it passes. */
  HawserCommand dyingAt(int point) {
    return with("HAWSER_FAULT", Integer.toString(point));
  }

  Ended run(String... args) throws IOException, InterruptedException {
    return start(args).await();
  }

  Started start(String... args) throws IOException {
    var command = new ArrayList<>(JAVA);
    command.addAll(List.of(args));
    var output = Files.createTempFile(folder, "output-", ".txt");
    var errors = Files.createTempFile(folder, "errors-", ".txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new Started(builder.start(), output, errors);
  }
}
