package io.hawser.kopia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real program, connected to a repository in a directory as {@code tester@here}, with no cache
 * of what others may change.
 */
final class RealKopia {
  static final String PASSWORD = "test-password";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;

  /**
   * @param home for its configuration and cache
   */
  RealKopia(Path home) {
    this.home = home;
  }

  void connect(Path repository) throws IOException, InterruptedException {
    run(
        "repository",
        "connect",
        "filesystem",
        "--path=" + repository,
        "--cache-directory=" + home.resolve("cache"),
        "--no-check-for-updates",
        "--disable-repository-format-cache",
        "--max-list-cache-duration=0s",
        "--content-cache-size-mb=0",
        "--override-hostname=here",
        "--override-username=tester");
  }

  /** Runs a command that must succeed, and gives what it wrote to its standard output. */
  byte[] run(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Testbed.kopia().toString(),
                "--config-file=" + home.resolve("kopia.config"),
                "--no-progress",
                "--no-auto-maintenance",
                "--disable-file-logging",
                "--no-persist-credentials",
                "--dangerous-commands=enabled"));
    command.addAll(List.of(arguments));
    var errors = home.resolve("errors.txt").toFile();
    var builder = new ProcessBuilder(command).redirectError(errors);
    builder.environment().put("KOPIA_PASSWORD", PASSWORD);
    builder.environment().put("KOPIA_CHECK_FOR_UPDATES", "false");
    builder.environment().put("HOME", home.toString());
    var process = builder.start();
    process.getOutputStream().close();
    var output = process.getInputStream().readAllBytes();
    int status = process.waitFor();
    assertThat(status).as("kopia %s: %s", List.of(arguments), text(errors.toPath())).isZero();
    return output;
  }

  String text(String... arguments) throws IOException, InterruptedException {
    return new String(run(arguments), StandardCharsets.UTF_8);
  }

  JsonNode json(String... arguments) throws IOException, InterruptedException {
    return JSON.readTree(run(arguments));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
