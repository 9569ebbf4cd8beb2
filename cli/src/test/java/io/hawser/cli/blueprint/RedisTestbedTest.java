package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code blueprints/redis}, with a Redis on CephFS that is being written to. */
@Tag("testbed")
@Timeout(180)
class RedisTestbedTest {
  private static final String PASSWORD = "canary-of-redis";

  @TempDir private Path folder = Path.of("");
  private @Nullable Path home;
  private @Nullable Process server;

  private int start(boolean appendOnly) throws IOException {
    var program = Programs.find("redis-server", "redis-server");
    var made = Testbed.cephfs().resolve("redis-" + UUID.randomUUID());
    home = Files.createDirectory(made);
    var data = Files.createDirectory(made.resolve("data"));
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var settings =
        new Prebuilt(folder, "redis")
            .secret(
                "redis.conf",
                """
                port %d
                bind 127.0.0.1
                dir %s
                appendonly %s
                auto-aof-rewrite-percentage 70
                requirepass %s
                """
                    .formatted(port, data, appendOnly ? "yes" : "no", PASSWORD));
    server =
        new ProcessBuilder(program.toString(), settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    return port;
  }

  @AfterEach
  void stopServer() throws IOException, InterruptedException {
    if (server != null) {
      server.destroyForcibly();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    if (home != null) {
      Programs.run(List.of("rm", "-rf", home.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everythingWrittenBeforeTheBackupIsInTheRestoredServer(boolean appendOnly) throws Exception {
    int port = start(appendOnly);
    var data = Objects.requireNonNull(home).resolve("data");
    var prebuilt = new Prebuilt(folder, "redis");
    var password = prebuilt.secret("password", PASSWORD);
    var told = new StringBuilder();
    long before;
    long after;
    await().atMost(Duration.ofSeconds(30)).until(() -> answers(port));
    try (var client = client(port);
        var load = new Load(() -> assertThat(client.ask("RPUSH moves x")).containsOnlyDigits())) {
      await().atMost(Duration.ofSeconds(30)).until(() -> load.acknowledged() > 20);
      before = load.acknowledged();
      told.append(
          prebuilt.run(
              "backup",
              data,
              Map.of("port", String.valueOf(port), "passwordFile", password.toString())));
      after = load.end();
      assertThat(client.ask("CONFIG GET auto-aof-rewrite-percentage"))
          .isEqualTo("auto-aof-rewrite-percentage");
      assertThat(client.ask("PING")).isEqualTo("70");
    }

    var restored = Objects.requireNonNull(home).resolve("restored").toString();
    told.append(prebuilt.run("restore", data, Map.of("target", restored)));
    var answer =
        prebuilt.run(
            "verify",
            data,
            Map.of(
                "target",
                restored,
                "query",
                "LLEN moves",
                "appendOnly",
                String.valueOf(appendOnly)));

    var length = Long.parseLong(answer.replaceAll("(?s).*answer\\.text: (\\d+).*", "$1"));
    assertThat(length).isBetween(before, after);
    assertThat(told).doesNotContain(PASSWORD);
    assertThat(data.resolve(".hawser-rewrite-percentage")).doesNotExist();
  }

  private static boolean answers(int port) throws IOException {
    try (var client = client(port)) {
      return client.ask("PING").equals("PONG");
    }
  }

  private static Client client(int port) throws IOException {
    return new Client(
        Map.of("REDISCLI_AUTH", PASSWORD), List.of("redis-cli", "-p", String.valueOf(port)));
  }
}
