package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code blueprints/postgresql}, with a PostgreSQL on CephFS that is being written to. */
@Tag("testbed")
@Timeout(300)
class PostgresqlTestbedTest {
  private static final String PASSWORD = "canary-of-postgresql";
  private static final String TRANSFER =
      "WITH a AS (UPDATE account SET sum = sum - 1 WHERE id = 1),"
          + " b AS (UPDATE account SET sum = sum + 1 WHERE id = 2)"
          + " INSERT INTO move DEFAULT VALUES RETURNING id;";
  private static final String STATE =
      "SELECT (SELECT sum(sum) FROM account) || ' ' || (SELECT sum FROM account WHERE id = 2)"
          + " || ' ' || (SELECT count(*) FROM move)";

  @TempDir private Path folder = Path.of("");
  private @Nullable Server maybe;

  /** A server of its own, on CephFS; PostgreSQL does not run as root. */
  private record Server(Path programs, Path home, Path passfile) {
    Path data() {
      return home.resolve("data");
    }

    List<String> as(String program, String... args) {
      var command = new ArrayList<String>();
      if (Programs.isRoot()) {
        command.addAll(List.of("runuser", "-u", "postgres", "--"));
      }
      command.add(programs.resolve(program).toString());
      command.addAll(List.of(args));
      return command;
    }

    Map<String, String> inputs() {
      return Map.of("host", home.toString(), "passfile", passfile.toString());
    }

    Client client(String database) throws IOException {
      return new Client(
          Map.of(
              "PGHOST", home.toString(), "PGUSER", "postgres", "PGPASSFILE", passfile.toString()),
          List.of("psql", "-XqAtw", "-v", "ON_ERROR_STOP=1", "-d", database));
    }
  }

  @BeforeEach
  void startServer() throws IOException, InterruptedException {
    var home = Testbed.cephfs().resolve("postgresql-" + UUID.randomUUID());
    var programs =
        Programs.find("initdb", "postgresql", installed().toArray(Path[]::new)).getParent();
    Files.createDirectory(home);
    if (Programs.isRoot()) {
      Programs.run(List.of("chown", "postgres", home.toString()));
    }
    var passfile = new Prebuilt(folder, "postgresql").secret("passfile", "*:*:*:*:" + PASSWORD);
    var server = new Server(Objects.requireNonNull(programs), home, passfile);
    var words = home.resolve("words");
    var _ = Files.writeString(words, PASSWORD);
    Programs.run(
        server.as(
            "initdb",
            "-D",
            server.data().toString(),
            "-A",
            "scram-sha-256",
            "-U",
            "postgres",
            "--pwfile=" + words,
            "-N"));
    maybe = server;
    Programs.run(
        server.as(
            "pg_ctl",
            "-D",
            server.data().toString(),
            "-w",
            "-l",
            home.resolve("log").toString(),
            "-o",
            "-c listen_addresses='' -c unix_socket_directories=" + home,
            "start"));
    try (var client = server.client("postgres")) {
      client.ask("CREATE DATABASE bank;\nSELECT 1;");
    }
    try (var client = server.client("bank")) {
      client.ask("CREATE TABLE account (id int PRIMARY KEY, sum bigint); SELECT 1;");
      client.ask("CREATE TABLE move (id bigserial PRIMARY KEY); SELECT 1;");
      client.ask("INSERT INTO account VALUES (1, 0), (2, 0); SELECT 1;");
    }
  }

  private static List<Path> installed() throws IOException {
    var all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions.map(version -> version.resolve("bin")).toList();
    }
  }

  @AfterEach
  void stopServer() throws IOException, InterruptedException {
    if (maybe != null) {
      Programs.run(maybe.as("pg_ctl", "-D", maybe.data().toString(), "-m", "immediate", "stop"));
      Programs.run(List.of("rm", "-rf", maybe.home().toString()));
    }
  }

  @Test
  void everythingCommittedBeforeTheSnapshotIsInTheRestoredDatabase() throws Exception {
    var server = Objects.requireNonNull(maybe);
    var prebuilt = new Prebuilt(folder, "postgresql");
    var told = new StringBuilder();
    long before;
    long after;
    try (var client = server.client("bank");
        var load = new Load(() -> assertThat(client.ask(TRANSFER)).containsOnlyDigits())) {
      while (load.acknowledged() < 20) {
        Thread.sleep(10);
      }
      before = load.acknowledged();
      told.append(prebuilt.run("backup", server.data(), server.inputs()));
      after = load.end();
    }

    var restored = server.home().resolve("restored").toString();
    told.append(prebuilt.run("restore", server.data(), Map.of("target", restored)));
    var answer =
        prebuilt.run(
            "verify",
            server.data(),
            Map.of(
                "target",
                restored,
                "programs",
                server.programs().toString(),
                "database",
                "bank",
                "query",
                STATE));

    var sums = answer.replaceAll("(?s).*answer\\.text: (\\S+ \\S+ \\S+).*", "$1").split(" ");
    assertThat(sums[0]).isEqualTo("0");
    assertThat(sums[1]).isEqualTo(sums[2]);
    assertThat(Long.parseLong(sums[2])).isBetween(before, after);
    assertThat(told).doesNotContain(PASSWORD);
  }

  @Test
  void aDumpIsKeptAsAStreamAndLoadedAgain() throws Exception {
    var server = Objects.requireNonNull(maybe);
    var prebuilt = new Prebuilt(folder, "postgresql");
    transfer(server);
    prebuilt.run("dump", server.data(), server.inputs());
    transfer(server);

    prebuilt.run("load", server.data(), server.inputs());

    try (var client = server.client("bank")) {
      assertThat(client.ask(STATE + ";")).isEqualTo("0 1 1");
    }
  }

  private static void transfer(Server server) throws IOException {
    try (var client = server.client("bank")) {
      assertThat(client.ask(TRANSFER)).containsOnlyDigits();
    }
  }

  @Test
  void aTablespaceElsewhereIsRefusedBeforeAnythingIsSnapshotted() throws Exception {
    var server = Objects.requireNonNull(maybe);
    Files.createSymbolicLink(server.data().resolve("pg_tblspc").resolve("16999"), folder);
    var terminal = new RecordingTerminal();

    int exit =
        new Prebuilt(folder, "postgresql").run("backup", server.data(), server.inputs(), terminal);
    Files.delete(server.data().resolve("pg_tblspc").resolve("16999"));

    assertThat(exit).isEqualTo(1);
    assertThat(terminal.errors()).contains("there are tablespaces", "use the action 'dump'");
    assertThat(server.data().resolve(".snap")).isEmptyDirectory();
  }
}
