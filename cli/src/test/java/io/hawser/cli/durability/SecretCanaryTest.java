package io.hawser.cli.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets end in a word that is looked for wherever a run could have left it: in the arguments of
 * all processes, the state, the repository and all that is printed.
 */
class SecretCanaryTest {
  private static final String CANARY = "canary7f3a91";
  private static final String PASSWORD = "the password of the ledger, " + CANARY;
  @TempDir private Path folder;

  @Test
  void noSecretOfARunIsLeftAnywhere() throws Exception {
    var s3 = telltaleServer();
    try (var ledger = Ledger.start(folder, "secrets.yaml");
        var watch = new ArgumentWatch(CANARY)) {
      writeSecrets(s3.getAddress().getPort());
      var hawser = withSecrets(ledger.hawser());

      for (var good : List.of("by-env", "by-file", "by-reference")) {
        requireSilence(hawser, ledger, good, 0);
      }
      for (var bad : List.of("wrong-password", "failing", "refusing", "pushing", "s3")) {
        requireSilence(hawser, ledger, bad, 1);
      }

      assertThat(watch.found()).isEmpty();
      assertThat(watch.seen()).anyMatch(line -> line.contains("app.sh freeze"));
      assertThat(files()).isNotEmpty().noneMatch(SecretCanaryTest::holdsCanary);
    } finally {
      s3.stop(0);
    }
  }

  /** Runs an ActionSet, and looks at all that it and {@code status} print. */
  private static void requireSilence(
      HawserCommand hawser, Ledger ledger, String actionSet, int status) throws Exception {
    var ran = hawser.run("run", "backup.yaml", "--verbose", "--actionset", actionSet);
    assertThat(ran.output() + ran.errors()).doesNotContain(CANARY);
    ran.requireStatus(status, actionSet);
    var id = ledger.run().id().text();
    var told = hawser.run("status", id, "-o", "json");
    assertThat(told.output() + told.errors()).contains(id).doesNotContain(CANARY);
  }

  private static HawserCommand withSecrets(HawserCommand hawser) {
    return hawser
        .with("LEDGER_PASSWORD", PASSWORD)
        .with("WRONG_PASSWORD", "another " + CANARY)
        .with("TOKEN", "a token for the application, " + CANARY)
        .with("ACCESS_KEY", "AKIA" + CANARY)
        .with("SECRET_KEY", "a key, " + CANARY)
        .with("HAWSER_SECRETS_DIR", hawser.folder().resolve("secrets").toString());
  }

  private void writeSecrets(int port) throws IOException {
    var secrets = Files.createDirectories(folder.resolve("secrets/ledger"));
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(
        Files.writeString(secrets.resolve("password"), PASSWORD + "\n"), ownerOnly);
    Files.setPosixFilePermissions(
        Files.writeString(secrets.resolve("token"), "another token, " + CANARY), ownerOnly);
    var documents = folder.resolve("backup.yaml");
    var text = Files.readString(documents);
    Files.writeString(documents, text.replace("ENDPOINT", "http://127.0.0.1:" + port));
  }

  /** All files of the story but those that hold the secrets. */
  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(folder.resolve("secrets")))
          .toList();
    }
  }

  private static boolean holdsCanary(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY);
    } catch (IOException e) {
      throw new AssertionError("'%s' was there a moment ago".formatted(file), e);
    }
  }

  /** Has nothing, refuses all else, and repeats the key in its reason. */
  private static HttpServer telltaleServer() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var body =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>InvalidAccessKeyId</Code><Message>There is no key AKIA%s.</Message>
        <AWSAccessKeyId>AKIA%s</AWSAccessKeyId></Error>
        """
            .formatted(CANARY, CANARY)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")) {
              exchange.sendResponseHeaders(404, -1);
            } else {
              exchange.sendResponseHeaders(403, body.length);
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
    return server;
  }
}
