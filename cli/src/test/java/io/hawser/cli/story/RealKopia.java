package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real program, connected to a repository that Hawser made. */
record RealKopia(Path home, String password) {
  static RealKopia toBucket(Path home, String prefix) throws IOException, InterruptedException {
    var s3 = Testbed.s3();
    var kopia = new RealKopia(Files.createDirectories(home), CephfsToS3.PASSWORD);
    kopia.connect(
        "s3",
        "--bucket=" + Bucket.NAME,
        "--prefix=" + prefix,
        "--endpoint=" + s3.endpoint().getAuthority(),
        "--region=" + s3.region(),
        "--disable-tls",
        "--access-key=" + s3.accessKey(),
        "--secret-access-key=" + s3.secretKey());
    return kopia;
  }

  static RealKopia toFolder(Path home, Path repository, String password)
      throws IOException, InterruptedException {
    var kopia = new RealKopia(Files.createDirectories(home), password);
    kopia.connect("filesystem", "--path=" + repository);
    return kopia;
  }

  private void connect(String... storage) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("repository", "connect"));
    arguments.addAll(List.of(storage));
    arguments.add("--cache-directory=" + home.resolve("cache"));
    arguments.add("--no-check-for-updates");
    assertThat(run(arguments.toArray(String[]::new))).isNotNull();
  }

  /** Reads every byte of every snapshot. */
  void verifyAll() throws IOException, InterruptedException {
    assertThat(run("snapshot", "verify", "--verify-files-percent=100")).isNotNull();
  }

  /** Runs a command that must succeed, and gives its output. */
  String run(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Testbed.kopia().toString(),
                "--config-file=" + home.resolve("kopia.config"),
                "--no-progress",
                "--no-auto-maintenance",
                "--disable-file-logging",
                "--no-persist-credentials"));
    command.addAll(List.of(arguments));
    var errors = home.resolve("errors").toFile();
    var builder = new ProcessBuilder(command).redirectError(errors);
    builder.environment().put("KOPIA_PASSWORD", password);
    builder.environment().put("HOME", home.toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor())
        .as("kopia %s: %s", arguments[0], Files.readString(errors.toPath()))
        .isZero();
    return output;
  }
}
