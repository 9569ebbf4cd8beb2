package io.hawser.kopia;

import static io.hawser.kopia.TestRepositories.random;
import static io.hawser.kopia.TestRepositories.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program and this library use the same repository. */
@Tag("testbed")
class InteroperationTestbedTest {
  private static final WriteOptions SMALL_CHUNKS =
      new WriteOptions("", "zstd", "DYNAMIC-128K-BUZHASH", "test");

  @TempDir Path directory;
  private Path place;
  private RealKopia kopia;

  @BeforeEach
  void prepare() throws IOException {
    place = Files.createDirectory(directory.resolve("repository"));
    kopia = new RealKopia(Files.createDirectory(directory.resolve("home")));
  }

  private KopiaRepository create(CreateOptions options) {
    return TestRepositories.create(FileBlobs.create(place, FileBlobs.DEFAULT_SHARDS), options);
  }

  private KopiaRepository open() {
    return TestRepositories.open(FileBlobs.open(place));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void kopiaAcceptsWhatWeWrite(int version) throws Exception {
    var bytes = random(1, 3_000_000);
    ObjectId large;
    ObjectId small;
    try (var repository = create(CreateOptions.defaults().withVersion(version))) {
      large = write(repository, bytes, SMALL_CHUNKS);
      small = write(repository, new byte[100_000], new WriteOptions("", "zstd", "", "test"));
      repository.flush();
    }

    kopia.connect(place);

    kopia.run("content", "verify", "--full");
    assertThat(kopia.run("show", large.text())).isEqualTo(bytes);
    assertThat(kopia.run("show", small.text())).isEqualTo(new byte[100_000]);
    assertThat(kopia.json("manifest", "list", "--json")).hasSize(2);
    assertThat(
            kopia.json("policy", "show", "--global", "--json").path("retention").path("keepDaily"))
        .hasToString("7");
    assertThat(kopia.json("maintenance", "info", "--json").path("owner").textValue())
        .isEqualTo("tester@here");
    assertThat(kopia.json("index", "list", "--json")).hasSize(2);
    assertThat(kopia.json("blob", "list", "--json").size()).isGreaterThan(5);
    if (version > 1) {
      kopia.run("index", "epoch", "list");
    }
  }

  @Test
  void bothAddToOneRepositoryInTurn() throws Exception {
    var source = Files.createDirectory(directory.resolve("source"));
    try (var repository = create(CreateOptions.defaults())) {
      kopia.connect(place);
      for (int i = 0; i < 4; i++) {
        var bytes = random(i, 5_000_000);
        Files.write(source.resolve("file" + i), bytes);
        var before = write(repository, bytes);
        repository.flush();
        int packs = kopia.json("blob", "list", "--prefix=p", "--json").size();

        kopia.run("snapshot", "create", source.toString());

        assertThat(kopia.json("blob", "list", "--prefix=p", "--json")).hasSize(packs);
        repository.refresh();
        assertThat(repository.findManifests(Map.of("type", "snapshot"))).hasSize(i + 1);
        var root = kopia.json("snapshot", "list", "--json").get(i).path("rootEntry").path("obj");
        var listing =
            new String(
                repository.read(new ObjectId(root.textValue())).readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(listing).contains("\"obj\":\"" + before + "\"");
      }
    }
    kopia.run("content", "verify", "--full");
    kopia.run("snapshot", "verify", "--verify-files-percent=100");
  }

  @Test
  void bothWriteAtTheSameTime() throws Exception {
    var source = Files.createDirectory(directory.resolve("source"));
    for (int i = 0; i < 200; i++) {
      Files.write(source.resolve("file" + i), random(i, 50_000));
    }
    try (var repository = create(CreateOptions.defaults())) {
      kopia.connect(place);
      var ids = new ArrayList<ObjectId>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var snapshots =
            threads.submit(() -> {
              for (int i = 0; i < 3; i++) {
                kopia.run("snapshot", "create", source.toString());
              }
              return null;
            });
        for (int i = 100; !snapshots.isDone() || ids.size() < 20; i++) {
          ids.add(write(repository, random(i, 50_000)));
          repository.putManifest(Map.of("type", "test"), new byte[] {'1'});
          repository.flush();
        }
        snapshots.get();
      }
      kopia.run("content", "verify", "--full");
      kopia.run("snapshot", "verify", "--verify-files-percent=100");
      try (var other = open()) {
        assertThat(other.findManifests(Map.of("type", "snapshot"))).hasSize(3);
        assertThat(other.findManifests(Map.of("type", "test"))).hasSize(ids.size());
        for (int i = 0; i < ids.size(); i++) {
          assertThat(other.read(ids.get(i)).readAllBytes()).isEqualTo(random(100 + i, 50_000));
        }
      }
    }
  }

  @Test
  void staysReadableWhenKopiaMaintainsIt() throws Exception {
    var bytes = random(1, 30_000_000);
    ObjectId file;
    try (var repository = create(CreateOptions.defaults())) {
      for (int i = 0; i < 12; i++) {
        write(repository, random(100 + i, 100_000));
        repository.flush();
      }
      file = write(repository, bytes);
      putSnapshot(repository, file, bytes.length);
      repository.flush();
      kopia.connect(place);

      kopia.run("maintenance", "run", "--full", "--safety=none");
      kopia.run("maintenance", "run", "--full", "--safety=none");

      repository.refresh();
      assertThat(repository.read(file).readAllBytes()).isEqualTo(bytes);
      write(repository, random(100, 100_000));
      repository.flush();
    }
    try (var other = open()) {
      assertThat(other.read(file).readAllBytes()).isEqualTo(bytes);
      assertThat(other.findManifests(Map.of("type", "snapshot"))).hasSize(1);
    }
    kopia.run("snapshot", "verify", "--verify-files-percent=100");
    kopia.run("content", "verify", "--full");
  }

  @Test
  void kopiaRecoversALostIndexFromOurPacks() throws Exception {
    var bytes = random(1, 3_000_000);
    ObjectId file;
    try (var repository = create(CreateOptions.defaults())) {
      file = write(repository, bytes, SMALL_CHUNKS);
      putSnapshot(repository, file, bytes.length);
      repository.flush();
    }
    var storage = FileBlobs.open(place);
    storage.list("x", blob -> storage.delete(blob.id()));
    kopia.connect(place);

    kopia.run("index", "recover", "--commit");

    kopia.run("snapshot", "verify", "--verify-files-percent=100");
    try (var repository = open()) {
      assertThat(repository.read(file).readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void kopiaAcceptsWhatADyingProcessLeaves() throws Exception {
    create(CreateOptions.defaults()).close();
    kopia.connect(place);
    var ended = false;
    for (int changes = 1; !ended; changes++) {
      var storage = new StoppingBlobs(FileBlobs.open(place), changes);
      try (var repository = TestRepositories.open(storage)) {
        for (int i = 0; i < 2; i++) {
          long seed = changes * 2L + i;
          var file = write(repository, random(seed, 300_000), SMALL_CHUNKS);
          putSnapshot(repository, file, 300_000);
          repository.flush();
        }
        ended = true;
      } catch (BlobException e) {
        assertThat(e).hasMessageContaining("cut off");
      }

      kopia.run("content", "verify", "--full");
      kopia.run("snapshot", "verify", "--verify-files-percent=100");
    }
  }

  /** A snapshot of one directory with one file. */
  private static void putSnapshot(Repository repository, ObjectId file, long length) {
    var summary =
        """
        {"size":%d,"files":1,"symlinks":0,"dirs":1,"maxTime":"2024-01-02T03:04:05Z","numFailed":0}\
        """
            .formatted(length);
    var listing =
        """
        {"stream":"kopia:directory","entries":[{"name":"file","type":"f","mode":"0644","size":%d,\
        "mtime":"2024-01-02T03:04:05Z","obj":"%s"}],"summary":%s}
        """
            .formatted(length, file, summary);
    var root = write(repository, utf8(listing), WriteOptions.directory("test"));
    var manifest =
        """
        {"id":"","source":{"host":"here","userName":"tester","path":"/data"},"description":"",\
        "startTime":"2024-01-02T03:04:05Z","endTime":"2024-01-02T03:04:06Z",\
        "rootEntry":{"name":"data","type":"d","mode":"0755","mtime":"2024-01-02T03:04:05Z",\
        "obj":"%s","summ":%s}}\
        """
            .formatted(root, summary);
    repository.putManifest(
        Map.of("type", "snapshot", "hostname", "here", "username", "tester", "path", "/data"),
        utf8(manifest));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
