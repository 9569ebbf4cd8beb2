package io.hawser.kopia.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectWriter;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.VectorRepository;
import io.hawser.kopia.vectors.Vectors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryJsonTest {
  static Stream<JsonNode> modes() {
    return Vectors.list("modes");
  }

  static Stream<JsonNode> times() {
    return Vectors.list("times");
  }

  static Stream<VectorRepository> repositories() {
    return VectorRepository.all();
  }

  @Test
  void aDirectoryOfKopiaIsWrittenByteForByte() {
    var bytes = Vectors.read("vectors.json").path("directory").path("bytes").textValue();

    assertThat(rewritten(bytes)).isEqualTo(bytes);
  }

  @Test
  void keepsBothOfTwoEntriesWithTheSameName() {
    var bytes =
        Vectors.read("vectors.json").path("directoryDuplicateNames").path("bytes").textValue();

    var names = new ArrayList<String>();
    read(bytes, new ArrayList<>()).forEach(entry -> names.add(entry.name().text()));

    assertThat(names).containsSubsequence("bad-\ufffd\ufffd-name", "bad-\ufffd\ufffd-name");
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void everySnapshotOfKopiaKeepsItsManifest(VectorRepository vectors) {
    try (var repository = vectors.open()) {
      var expected = vectors.facts("snapshots").map(fact -> fact.path("id").asText()).toList();

      var snapshots = new Snapshots(repository).list();

      assertThat(snapshots.stream().map(SnapshotManifest::id)).containsAll(expected);
      for (var manifest : repository.findManifests(Map.of("type", "snapshot"))) {
        var parsed = ManifestParser.parse(manifest);
        assertThat(ManifestJson.write(parsed))
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(new String(manifest.json(), StandardCharsets.UTF_8));
        assertThat(parsed.labels()).isEqualTo(manifest.labels());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void modesAreGoFileModes(JsonNode vector) {
    int unix = Integer.parseInt(vector.path("unix").textValue(), 8);
    var expected = vector.path("mode").isNull() ? "00" : vector.path("mode").textValue();

    assertThat(GoFileMode.format(unix)).isEqualTo(expected);
    assertThat(GoFileMode.parse(expected)).isEqualTo(unix);
  }

  @ParameterizedTest
  @MethodSource("times")
  void timesAreGoTimes(JsonNode vector) {
    long nanos = vector.path("unixNanos").longValue();
    var expected =
        vector.path("json").isNull() ? "1970-01-01T00:00:00Z" : vector.path("json").textValue();

    assertThat(GoTime.format(nanos)).isEqualTo(expected);
    assertThat(GoTime.parseNanos(expected)).isEqualTo(nanos);
  }

  @Test
  void timesOfOtherZonesAreRead() {
    assertThat(GoTime.parseNanos("2023-11-14T23:13:20.5+01:00"))
        .isEqualTo(1_700_000_000_500_000_000L);
  }

  @Test
  void namesThatAreNotUtf8KeepTheirBytes() {
    var name = FileName.of(new byte[] {'x', (byte) 0xff});
    var entry = TestRepository.entry("x", DirectoryEntry.Type.FILE, 1, id());
    var json = new GoJson();
    EntryJson.write(json, entry.withName(name));

    var text = new String(json.toBytes(), StandardCharsets.UTF_8);

    assertThat(text).contains("\"name\":\"x\\ufffd\"").endsWith(",\"nameBytes\":\"eP8=\"}");
    var all = "{\"stream\":\"kopia:directory\",\"entries\":[" + text + "]}";
    assertThat(read(all, new ArrayList<>()).getFirst().name()).isEqualTo(name);
  }

  @Test
  void exactBytesThatDoNotFitTheNameAreIgnored() {
    var entry = "{\"name\":\"x\",\"type\":\"f\",\"obj\":\"aa\",\"nameBytes\":\"Li4=\"}";
    var all = "{\"stream\":\"kopia:directory\",\"entries\":[" + entry + "]}";

    assertThat(read(all, new ArrayList<>()).getFirst().name()).isEqualTo(FileName.of("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"type\":\"q\",\"obj\":\"aa\"}",
        "{\"name\":\"a\",\"obj\":\"aa\"}",
        "{\"name\":\"a\",\"type\":\"f\"}",
        "{\"name\":\"a\",\"type\":\"f\",\"obj\":\"aa\",\"mode\":\"rwx\"}",
        "{\"name\":\"a\",\"type\":\"f\",\"obj\":\"aa\",\"mtime\":\"yesterday\"}",
        "{\"name\":\"a\",\"type\":\"f\",\"obj\":\"aa\",\"size\":-1}"
      })
  void anEntryWithoutSenseDoesNotHideTheOthers(String bad) {
    var bads = new ArrayList<DirectoryItem.Bad>();
    var good = "{\"NAME\":\"b\",\"type\":\"f\",\"extra\":[{}],\"obj\":\"bb\"}";

    var entries =
        read("{\"entries\":[" + bad + "," + good + "],\"stream\":\"kopia:directory\"}", bads);

    assertThat(entries).extracting(DirectoryEntry::name).containsExactly(FileName.of("b"));
    assertThat(bads).extracting(DirectoryItem.Bad::name).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"stream\":\"kopia:indirect\",\"entries\":[]}",
        "{\"stream\":\"kopia:directory\",\"entries\":[",
        "{\"stream\":\"kopia:directory\",\"entries\":[1]}",
        "{\"stream\":\"kopia:directory\",\"entries\":[{\"mode\":420}]}"
      })
  void whatIsNoDirectoryIsCorrupt(String bytes) {
    assertThatThrownBy(() -> read(bytes, new ArrayList<>()))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("'test' is not a directory");
  }

  private static ObjectId id() {
    return new ObjectId("aa");
  }

  private static List<DirectoryEntry> read(String bytes, List<DirectoryItem.Bad> bads) {
    var entries = new ArrayList<DirectoryEntry>();
    try (var reader = reader(bytes)) {
      for (var item = reader.next(); item.isPresent(); item = reader.next()) {
        switch (item.get()) {
          case DirectoryItem.Good(var entry) -> entries.add(entry);
          case DirectoryItem.Bad bad -> bads.add(bad);
        }
      }
    }
    return entries;
  }

  private static String rewritten(String bytes) {
    var written = new ByteArrayOutputStream();
    try (var reader = reader(bytes);
        var writer = new DirectoryWriter(new CollectingWriter(written))) {
      for (var item = reader.next(); item.isPresent(); item = reader.next()) {
        writer.add(((DirectoryItem.Good) item.get()).entry());
      }
      writer.finish(reader.summary().orElseThrow());
    }
    return written.toString(StandardCharsets.UTF_8);
  }

  private static DirectoryReader reader(String bytes) {
    return new DirectoryReader(
        new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)), "test");
  }

  private record CollectingWriter(ByteArrayOutputStream written) implements ObjectWriter {
    @Override
    public void write(byte[] bytes, int offset, int length) {
      written.write(bytes, offset, length);
    }

    @Override
    public ObjectId finish() {
      return id();
    }

    @Override
    public void close() {}
  }
}
