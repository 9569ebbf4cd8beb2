package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.policy.RuleTable.Row;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryItem;
import io.hawser.kopia.snapshot.SnapshotTree;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.upload.KopiaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of rules is still what Kopia does; {@code -Dhawser.rules=FILE} writes what it does into
 * a file, for rules of {@code -Dhawser.rules.from=FILE} (one a line) if that is given.
 */
@Tag("testbed")
class RuleTableTestbedTest {
  @TempDir private Path temp;
  private Repository repository;

  @BeforeEach
  void create() throws Exception {
    repository =
        TestRepository.in(FileBlobs.create(temp.resolve("repo"), FileBlobs.DEFAULT_SHARDS));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void kopiaStillLeavesOutWhatTheTableSays() throws Exception {
    var from = System.getProperty("hawser.rules.from");
    var expected = from == null ? RuleTable.load() : List.<Row>of();
    var rules =
        from == null
            ? expected.stream().map(Row::rule).toList()
            : Files.readAllLines(Path.of(from));
    var kopia = KopiaCommand.connect(temp.resolve("home"), temp.resolve("repo"));
    var source = temp.resolve("source");
    for (int i = 0; i < rules.size(); i++) {
      plant(source.resolve("rule-" + i), rules.get(i));
    }

    var process = kopia.start("snapshot", "create", source.toString());
    process.getInputStream().readAllBytes();
    process.waitFor();
    repository.refresh();
    var recorded = recorded(rules);

    var target = System.getProperty("hawser.rules");
    if (target != null) {
      write(Path.of(target), recorded);
    } else {
      assertThat(recorded).isEqualTo(expected);
    }
  }

  private static void plant(Path root, String rule) throws IOException {
    Files.createDirectories(root);
    for (var path : RuleTable.PATHS) {
      if (path.endsWith("/")) {
        Files.createDirectory(root.resolve(path));
      } else {
        Files.createFile(root.resolve(path));
      }
    }
    Files.writeString(root.resolve(".kopiaignore"), rule + "\n");
  }

  private List<Row> recorded(List<String> rules) {
    var root = new Snapshots(repository).list().getFirst().rootEntry().orElseThrow();
    var stored = new HashMap<String, Set<String>>();
    new SnapshotTree(repository)
        .list(
            root,
            item -> {
              var entry = ((DirectoryItem.Good) item).entry();
              var paths = new HashSet<String>();
              collect("", entry, paths);
              stored.put(entry.name().text(), paths);
            });
    var rows = new ArrayList<Row>();
    for (int i = 0; i < rules.size(); i++) {
      var paths = Optional.ofNullable(stored.get("rule-" + i));
      var out = paths.map(in -> RuleTable.PATHS.stream().filter(p -> !in.contains(p)).toList());
      rows.add(new Row(rules.get(i), out));
    }
    return rows;
  }

  private void collect(String prefix, DirectoryEntry directory, Set<String> paths) {
    new SnapshotTree(repository)
        .list(
            directory,
            item -> {
              var entry = ((DirectoryItem.Good) item).entry();
              var path = prefix + entry.name().text() + (entry.isDirectory() ? "/" : "");
              paths.add(path);
              if (entry.isDirectory()) {
                collect(path, entry, paths);
              }
            });
  }

  private static void write(Path file, List<Row> rows) throws IOException {
    var json = new ObjectMapper();
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var object = json.createObjectNode();
      object.put("rule", row.rule());
      object.set("out", row.out().<JsonNode>map(json::valueToTree).orElse(json.nullNode()));
      lines.add(json.writeValueAsString(object));
    }
    Files.write(file, lines);
  }
}
