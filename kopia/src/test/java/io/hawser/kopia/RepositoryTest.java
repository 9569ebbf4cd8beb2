package io.hawser.kopia;

import static io.hawser.kopia.TestRepositories.OPTIONS;
import static io.hawser.kopia.TestRepositories.PASSWORD;
import static io.hawser.kopia.TestRepositories.random;
import static io.hawser.kopia.TestRepositories.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.format.FormatBlobs;
import io.hawser.kopia.format.RepositoryFormat;
import io.hawser.kopia.format.UpgradeLock;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.WriteOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
  private static final WriteOptions SMALL_CHUNKS =
      new WriteOptions("", "", "DYNAMIC-128K-BUZHASH", "test");
  private static final Map<String, String> LABELS = Map.of("type", "snapshot", "path", "/a");

  private final MemoryBlobs blobs = new MemoryBlobs();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anotherClientReadsWhatWasFlushed(int version) throws Exception {
    var bytes = random(1, 3_000_000);
    ObjectId id;
    try (var repository =
        TestRepositories.create(blobs, CreateOptions.defaults().withVersion(version))) {
      id = write(repository, bytes, SMALL_CHUNKS);
      repository.flush();
    }

    try (var other = TestRepositories.open(blobs)) {
      assertThat(id.text()).startsWith("Ix");
      assertThat(other.contains(id)).isTrue();
      assertThat(other.read(id).readAllBytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void compressesWhatIsWrittenWithACompressor(int version) throws IOException {
    var bytes = "all work and no play ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
    try (var repository =
        TestRepositories.create(blobs, CreateOptions.defaults().withVersion(version))) {
      var id = write(repository, bytes, new WriteOptions("", "zstd", "", "test"));
      repository.flush();
      try (var other = TestRepositories.open(blobs)) {
        assertThat(other.read(id).readAllBytes()).isEqualTo(bytes);
        assertThat(other.location(id).orElseThrow().length()).isLessThan(bytes.length / 10);
      }
    }
  }

  @Test
  void readsWhatIsNotFlushedYet() throws IOException {
    try (var repository = TestRepositories.create(blobs)) {
      var id = write(repository, random(2, 1_000_000), SMALL_CHUNKS);

      assertThat(repository.read(id).readAllBytes()).isEqualTo(random(2, 1_000_000));
    }
  }

  @Test
  void storesTheSameBytesOnce() {
    try (var repository = TestRepositories.create(blobs)) {
      var first = write(repository, random(3, 1_000_000));
      repository.flush();
      int before = count("p");

      var second = write(repository, random(3, 1_000_000));
      repository.flush();

      assertThat(second).isEqualTo(first);
      assertThat(count("p")).isEqualTo(before);
    }
  }

  @Test
  void anEmptyObjectIsOneEmptyContent() throws IOException {
    try (var repository = TestRepositories.create(blobs)) {
      var id = write(repository, new byte[0]);

      assertThat(id.text()).hasSize(32);
      assertThat(repository.read(id).readAllBytes()).isEmpty();
    }
  }

  @Test
  void seeksInAnObjectOfManyChunks() throws IOException {
    var bytes = random(4, 2_000_000);
    try (var repository = TestRepositories.create(blobs)) {
      var reader = repository.read(write(repository, bytes, SMALL_CHUNKS));
      for (int position : new int[] {1_999_999, 0, 131_071, 700_000, 131_072}) {
        reader.seek(position);
        assertThat((byte) reader.read()).isEqualTo(bytes[position]);
      }
      reader.seek(bytes.length);
      assertThat(reader.read()).isEqualTo(-1);
      assertThatThrownBy(() -> reader.seek(bytes.length + 1L)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void splitsLongListsOfChunksAgain() throws IOException {
    try (var repository =
        TestRepositories.create(blobs, CreateOptions.defaults().withSplitter("FIXED-128K"))) {
      var part = new byte[128 << 10];
      ObjectId id;
      try (var writer = repository.write(WriteOptions.file("test"))) {
        for (int i = 0; i < 2500; i++) {
          writer.write(part, 0, part.length);
        }
        id = writer.finish();
      }

      assertThat(id.text()).startsWith("IIx");
      try (var reader = repository.read(id)) {
        assertThat(reader.length()).isEqualTo(2500L * part.length);
        assertThat(reader.skip(2400L * part.length)).isPositive();
      }
    }
  }

  @Test
  void joinedPartsAreOneObject() throws IOException {
    try (var repository = TestRepositories.create(blobs)) {
      var parts =
          List.of(
              write(repository, random(5, 500_000), SMALL_CHUNKS),
              write(repository, random(6, 1000)),
              write(repository, new byte[0]));

      var joined = repository.concatenate(parts);

      var expected = ByteBuffer.allocate(501_000).put(random(5, 500_000)).put(random(6, 1000));
      assertThat(repository.read(joined).readAllBytes()).isEqualTo(expected.array());
      assertThat(repository.concatenate(parts.subList(1, 2))).isEqualTo(parts.get(1));
    }
  }

  @Test
  void manyThreadsWriteTheSameAndDifferentObjects() throws Exception {
    var ids = new HashMap<Long, ObjectId>();
    try (var repository = TestRepositories.create(blobs)) {
      try (var threads = Executors.newFixedThreadPool(8)) {
        var tasks = new HashMap<Long, List<Future<ObjectId>>>();
        for (int i = 0; i < 800; i++) {
          long seed = i % 100;
          tasks
              .computeIfAbsent(seed, key -> new ArrayList<>())
              .add(threads.submit(() -> write(repository, random(seed, 20_000))));
        }
        for (var entry : tasks.entrySet()) {
          for (var task : entry.getValue()) {
            ids.put(entry.getKey(), task.get());
          }
        }
      }
      repository.flush();
    }
    try (var other = TestRepositories.open(blobs)) {
      for (var entry : ids.entrySet()) {
        assertThat(other.read(entry.getValue()).readAllBytes())
            .isEqualTo(random(entry.getKey(), 20_000));
      }
      var all = new ArrayList<String>();
      other.contents().forEach("", entry -> all.add(entry.id().toString()));
      assertThat(all).hasSize(100);
    }
  }

  @Test
  void indexesMayLiveInACacheDirectory(@TempDir Path directory) throws IOException {
    ObjectId id;
    try (var repository = TestRepositories.create(blobs)) {
      id = write(repository, random(7, 5000));
      repository.flush();
    }
    var options = OPTIONS.withCache(directory);
    for (int i = 0; i < 2; i++) {
      try (var repository = Repositories.open(blobs, PASSWORD, options)) {
        assertThat(repository.read(id).readAllBytes()).isEqualTo(random(7, 5000));
      }
    }
    assertThat(directory).isDirectoryRecursivelyContaining("glob:**.index");
  }

  @Test
  void theSessionMarkerIsGoneAfterAFlush() {
    try (var repository = TestRepositories.create(blobs)) {
      write(repository, random(8, 100));
      assertThat(count("s")).isEqualTo(1);
      repository.flush();

      assertThat(count("s")).isZero();
    }
  }

  @Test
  void manifestsAreSeenByOthersAfterAFlush() {
    try (var repository = TestRepositories.create(blobs);
        var other = TestRepositories.open(blobs)) {
      var id = repository.putManifest(LABELS, utf8("{\"a\":1}"));
      other.refresh();
      assertThat(other.findManifests(LABELS)).isEmpty();

      repository.flush();
      other.refresh();

      assertThat(other.findManifests(Map.of("path", "/a")))
          .singleElement()
          .satisfies(found -> assertThat(found.id()).isEqualTo(id))
          .satisfies(found -> assertThat(found.json()).isEqualTo(utf8("{\"a\":1}")));
    }
  }

  @Test
  void manyManifestsAreKeptInOneContentAtLast() {
    try (var repository = TestRepositories.create(blobs)) {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 40; i++) {
        ids.add(repository.putManifest(LABELS, utf8("{\"n\":" + i + "}")));
        if (i % 3 == 2) {
          repository.deleteManifest(ids.remove(0));
        }
        repository.flush();
      }

      try (var other = TestRepositories.open(blobs)) {
        assertThat(other.findManifests(LABELS))
            .extracting(ManifestEntry::id)
            .containsExactlyInAnyOrderElementsOf(ids);
        var live = new ArrayList<String>();
        other.contents().forEach("m", e -> live.add(e.deleted() ? "" : e.id().toString()));
        assertThat(live).filteredOn(name -> !name.isEmpty()).hasSizeLessThan(17);
      }
    }
  }

  @Test
  void aDeletedContentIsWrittenAgainWhenItIsNeeded() throws IOException {
    try (var repository = TestRepositories.create(blobs)) {
      var id = write(repository, random(9, 5000));
      repository.flush();
      var content = ContentId.parse(id.text());
      repository.contents().delete(content);
      repository.flush();
      assertThat(repository.contains(id)).isFalse();

      write(repository, random(9, 5000));
      repository.flush();

      try (var other = TestRepositories.open(blobs)) {
        assertThat(other.contains(id)).isTrue();
        assertThat(other.read(id).readAllBytes()).isEqualTo(random(9, 5000));
      }
    }
  }

  @Test
  void aFlippedBitInAPackIsFound() {
    try (var repository = TestRepositories.create(blobs)) {
      var id = write(repository, random(10, 5000));
      repository.flush();
      var place = repository.location(id).orElseThrow();
      var bytes = blobs.get(place.pack());
      bytes[place.offset() + 100] ^= 1;
      blobs.put(place.pack(), ByteBuffer.wrap(bytes));

      assertThatThrownBy(() -> repository.read(id))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining(id.text())
          .hasMessageContaining(place.pack().name());
    }
  }

  @Test
  void aMissingPackIsNamed() {
    try (var repository = TestRepositories.create(blobs)) {
      var id = write(repository, random(11, 5000));
      repository.flush();
      BlobId pack = repository.location(id).orElseThrow().pack();
      blobs.delete(pack);

      assertThatThrownBy(() -> repository.read(id)).hasMessageContaining(pack.name());
    }
  }

  @Test
  void keepsAwayWhileTheFormatIsUpgraded() {
    var opened = FormatBlobs.create(blobs, CreateOptions.defaults(), PASSWORD);
    var none = Duration.ZERO;
    var lock = new UpgradeLock("someone", Instant.EPOCH, none, none, none, "wait", none);
    FormatBlobs.update(blobs, opened, locked(opened.format(), lock), opened.retention());

    assertThatThrownBy(() -> TestRepositories.open(blobs)).hasMessageContaining("'someone'");
  }

  private static RepositoryFormat locked(RepositoryFormat format, UpgradeLock lock) {
    return new RepositoryFormat(
        format.version(),
        format.hash(),
        format.encryption(),
        format.splitter(),
        format.ecc(),
        format.eccOverheadPercent(),
        format.maxPackBytes(),
        format.indexVersion(),
        format.epochs(),
        format.passwordCanChange(),
        format.secret(),
        format.masterKey(),
        Optional.of(lock),
        format.requiredFeatures());
  }

  @Test
  void changesNothingWhenOpenedForReading() {
    TestRepositories.create(blobs).close();
    try (var repository = Repositories.open(blobs, PASSWORD, OPTIONS.forReading())) {
      assertThatThrownBy(() -> repository.write(WriteOptions.file("x")))
          .hasMessageContaining("reading only");
    }
  }

  private int count(String prefix) {
    var found = new ArrayList<BlobId>();
    blobs.list(prefix, blob -> found.add(blob.id()));
    return found.size();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
