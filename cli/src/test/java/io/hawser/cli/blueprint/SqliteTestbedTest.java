package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code blueprints/sqlite}, with a database that is being written to, copied byte by byte. */
@Tag("testbed")
@Timeout(180)
class SqliteTestbedTest {
  private static final String TRANSFER =
      "BEGIN IMMEDIATE; UPDATE account SET sum = sum - 1 WHERE id = 1;"
          + " UPDATE account SET sum = sum + 1 WHERE id = 2;"
          + " INSERT INTO move DEFAULT VALUES; COMMIT; SELECT last_insert_rowid();";
  private static final String STATE =
      "SELECT (SELECT sum(sum) FROM account) || char(58) || (SELECT sum FROM account WHERE id = 2)"
          + " || char(58) || (SELECT count(*) FROM move)";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"wal", "delete"})
  void everythingCommittedBeforeTheSnapshotIsInTheRestoredDatabase(String journal)
      throws Exception {
    Programs.find("sqlite3", "sqlite3");
    var data = Files.createDirectory(folder.resolve("data"));
    var database = data.resolve("app.db").toString();
    Programs.run(
        List.of(
            "sqlite3",
            database,
            "PRAGMA journal_mode=%s; CREATE TABLE account (id INTEGER PRIMARY KEY, sum INTEGER);"
                    .formatted(journal)
                + " CREATE TABLE move (id INTEGER PRIMARY KEY);"
                + " INSERT INTO account VALUES (1, 0), (2, 0);"));
    var prebuilt = new Prebuilt(folder, "sqlite");
    long before;
    long after;
    try (var client =
            new Client(Map.of(), List.of("stdbuf", "-oL", "sqlite3", "-batch", "-bail", database));
        var load = loadOf(client)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> load.acknowledged() > 20);
      before = load.acknowledged();
      prebuilt.run("backup", data, Map.of("database", "app.db", "route", "copy"));
      after = load.end();
    }

    var restored = folder.resolve("restored").toString();
    prebuilt.run("restore", data, Map.of("target", restored));
    var answer =
        prebuilt.run(
            "verify", data, Map.of("target", restored, "database", "app.db", "query", STATE));

    var sums = answer.replaceAll("(?s).*answer\\.text: (\\S+:\\S+:\\S+).*", "$1").split(":");
    assertThat(sums[0]).isEqualTo("0");
    assertThat(sums[1]).isEqualTo(sums[2]);
    assertThat(Long.parseLong(sums[2])).isBetween(before, after);
  }

  private static Load loadOf(Client client) throws IOException {
    assertThat(client.ask("PRAGMA busy_timeout = 30000;")).isEqualTo("30000");
    return new Load(() -> assertThat(client.ask(TRANSFER)).containsOnlyDigits());
  }
}
