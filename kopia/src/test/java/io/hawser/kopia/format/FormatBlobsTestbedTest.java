package io.hawser.kopia.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.crypto.ContentHashes;
import io.hawser.kopia.crypto.KeyDerivation;
import io.hawser.kopia.crypto.Password;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real kopia connects to repositories that were created here, and the other way round. */
@Tag("testbed")
class FormatBlobsTestbedTest {
  private static final String PASSWORD = "pässwörd";

  @TempDir private Path directory = Path.of("");

  static Stream<CreateOptions> options() {
    var options = CreateOptions.defaults();
    return Stream.concat(
        Stream.of(
            options.withVersion(1),
            options.withVersion(2).withSplitter("FIXED-1M"),
            options.withKeyDerivation(KeyDerivation.PBKDF2),
            options.withEncryption("CHACHA20-POLY1305-HMAC-SHA256").withEccOverheadPercent(5)),
        ContentHashes.names().stream().map(options::withHash));
  }

  private String kopia(String password, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Testbed.kopia().toString()));
    command.add("--config-file=" + directory.resolve("kopia.config"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KOPIA_PASSWORD", password);
    builder.environment().put("KOPIA_CHECK_FOR_UPDATES", "false");
    builder.environment().put("KOPIA_CACHE_DIRECTORY", directory.resolve("cache").toString());
    builder.environment().put("KOPIA_LOG_DIR", directory.resolve("log").toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private String connect(String password) throws IOException, InterruptedException {
    var path = "--path=" + directory.resolve("repo");
    return kopia(password, "repository", "connect", "filesystem", path, "--no-persist-credentials");
  }

  @ParameterizedTest
  @MethodSource("options")
  void kopiaConnectsToWhatIsCreatedHere(CreateOptions options) throws Exception {
    Testbed.kopia();
    try (var storage = FileBlobs.create(directory.resolve("repo"), FileBlobs.DEFAULT_SHARDS)) {
      FormatBlobs.create(storage, options, Password.of(PASSWORD));
    }

    connect(PASSWORD);

    assertThat(kopia(PASSWORD, "repository", "status"))
        .containsPattern("Hash: +" + options.hash())
        .containsPattern("Encryption: +" + options.encryption())
        .containsPattern("Splitter: +" + options.splitter())
        .containsPattern("Format version: +" + options.version());
  }

  @Test
  void bothTakeThePasswordThatTheOtherSet() throws Exception {
    Testbed.kopia();
    try (var storage = FileBlobs.create(directory.resolve("repo"), FileBlobs.DEFAULT_SHARDS)) {
      var created = FormatBlobs.create(storage, CreateOptions.defaults(), Password.of(PASSWORD));
      FormatBlobs.changePassword(storage, created, Password.of("second"));
      connect("second");

      kopia("second", "repository", "change-password", "--new-password=third");

      assertThat(FormatBlobs.open(storage, Password.of("third")).format())
          .isEqualTo(created.format());
    }
  }
}
