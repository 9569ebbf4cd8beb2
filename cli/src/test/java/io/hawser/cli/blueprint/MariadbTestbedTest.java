package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code blueprints/mariadb}, with a MariaDB on btrfs that is being written to. */
@Tag("testbed")
@Timeout(180)
class MariadbTestbedTest {
  private static final String PASSWORD = "canary-of-mariadb";
  private static final String TRANSFER =
      "BEGIN; UPDATE bank.account SET sum = sum - 1 WHERE id = 1;"
          + " UPDATE bank.account SET sum = sum + 1 WHERE id = 2;"
          + " INSERT INTO bank.move VALUES (NULL); COMMIT; SELECT LAST_INSERT_ID();";
  private static final String STATE =
      "SELECT CONCAT((SELECT SUM(sum) FROM bank.account), ':',"
          + " (SELECT sum FROM bank.account WHERE id = 2), ':', (SELECT COUNT(*) FROM bank.move))";

  @TempDir private Path folder = Path.of("");
  private @Nullable Path home;
  private @Nullable Path defaults;
  private @Nullable Process server;

  @BeforeEach
  void startServer() throws IOException, InterruptedException {
    var program = Programs.find("mariadbd", "mariadb-server", Path.of("/usr/sbin"));
    var made = mountBtrfs();
    home = made;
    var user = Programs.isRoot() ? "mysql" : System.getProperty("user.name");
    var data = made.resolve("data");
    Programs.run(List.of("btrfs", "-q", "subvolume", "create", data.toString()));
    if (Programs.isRoot()) {
      Programs.run(List.of("chown", "mysql", folder.toString(), data.toString()));
    }
    Programs.run(
        List.of(
            "mariadb-install-db",
            "--no-defaults",
            "--user=" + user,
            "--datadir=" + data,
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    var socket = folder.resolve("socket");
    server =
        new ProcessBuilder(
                program.toString(),
                "--no-defaults",
                "--user=" + user,
                "--datadir=" + data,
                "--socket=" + socket,
                "--pid-file=" + folder.resolve("pid"),
                "--skip-networking",
                "--innodb-buffer-pool-size=16M")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.exists(socket) || !Objects.requireNonNull(server).isAlive());
    Programs.run(
        List.of(
            "mariadb",
            "--no-defaults",
            "--socket=" + socket,
            "-uroot",
            "-e",
            "CREATE DATABASE bank; CREATE TABLE bank.account (id INT PRIMARY KEY, sum BIGINT);"
                + " INSERT INTO bank.account VALUES (1, 0), (2, 0);"
                + " CREATE TABLE bank.move (id BIGINT AUTO_INCREMENT PRIMARY KEY);"
                + " SET PASSWORD FOR root@localhost = PASSWORD('"
                + PASSWORD
                + "');"));
    defaults =
        new Prebuilt(folder, "mariadb")
            .secret(
                "client.cnf",
                "[client]\nuser=root\npassword=%s\nsocket=%s\n".formatted(PASSWORD, socket));
  }

  @AfterEach
  void stopServer() throws IOException, InterruptedException {
    if (server != null) {
      server.destroyForcibly();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    if (home != null) {
      Programs.run(List.of("umount", home.toString()));
    }
  }

  /** A btrfs in a file, so that the test is not bound to that of the machine; needs root. */
  private Path mountBtrfs() throws IOException, InterruptedException {
    Programs.find("mkfs.btrfs", "btrfs-progs");
    Testbed.require(
        Optional.of(folder).filter(_ -> Programs.isRoot()), "mounting a file system needs root");
    var image = folder.resolve("image").toString();
    var mount = Files.createDirectory(folder.resolve("btrfs"));
    Programs.run(List.of("truncate", "-s", "1G", image));
    Programs.run(List.of("mkfs.btrfs", "-q", image));
    Programs.run(List.of("mount", "-o", "loop", image, mount.toString()));
    return mount;
  }

  @Test
  void everythingCommittedBeforeTheSnapshotIsInTheRestoredDatabase() throws Exception {
    var data = Objects.requireNonNull(home).resolve("data");
    var prebuilt = new Prebuilt(folder, "mariadb");
    var told = new StringBuilder();
    long before;
    long after;
    try (var client = client();
        var load = new Load(() -> assertThat(client.ask(TRANSFER)).containsOnlyDigits())) {
      await().atMost(Duration.ofMinutes(1)).until(() -> load.acknowledged() > 20);
      before = load.acknowledged();
      told.append(
          prebuilt.run(
              "backup",
              data,
              Map.of("defaults", Objects.requireNonNull(defaults).toString(), "route", "btrfs")));
      after = load.end();
    }

    var restored = Objects.requireNonNull(home).resolve("restored").toString();
    told.append(prebuilt.run("restore", data, Map.of("target", restored)));
    var answer = prebuilt.run("verify", data, Map.of("target", restored, "query", STATE));

    var sums = answer.replaceAll("(?s).*answer\\.text: (\\S+:\\S+:\\S+).*", "$1").split(":");
    assertThat(sums[0]).isEqualTo("0");
    assertThat(sums[1]).isEqualTo(sums[2]);
    assertThat(Long.parseLong(sums[2])).isBetween(before, after);
    assertThat(told).doesNotContain(PASSWORD);
  }

  @Test
  void aWrongPasswordFailsTheRunAndIsNotShown() throws Exception {
    var data = Objects.requireNonNull(home).resolve("data");
    var prebuilt = new Prebuilt(folder, "mariadb");
    var wrong =
        prebuilt.secret(
            "wrong.cnf",
            "[client]\nuser=root\npassword=wrong-canary\nsocket=%s\n"
                .formatted(folder.resolve("socket")));
    var terminal = new RecordingTerminal();

    int exit = prebuilt.run("dump", data, Map.of("defaults", wrong.toString()), terminal);

    assertThat(exit).isEqualTo(1);
    assertThat(terminal.errors()).contains("Access denied").doesNotContain("wrong-canary");
  }

  @Test
  void aDumpIsKeptAsAStreamAndLoadedAgain() throws Exception {
    var data = Objects.requireNonNull(home).resolve("data");
    var prebuilt = new Prebuilt(folder, "mariadb");
    try (var client = client()) {
      client.ask(TRANSFER);
      prebuilt.run("dump", data, inputs());
      client.ask(TRANSFER);
      prebuilt.run("load", data, inputs());

      assertThat(client.ask(STATE + ";")).isEqualTo("0:1:1");
    }
  }

  private Map<String, String> inputs() {
    return Map.of("defaults", Objects.requireNonNull(defaults).toString());
  }

  private Client client() throws IOException {
    return new Client(
        Map.of(),
        List.of(
            "mariadb",
            "--defaults-extra-file=" + defaults,
            "--batch",
            "--skip-column-names",
            "--unbuffered"));
  }
}
