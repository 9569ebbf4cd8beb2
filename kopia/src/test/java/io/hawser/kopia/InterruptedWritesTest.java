package io.hawser.kopia;

import static io.hawser.kopia.TestRepositories.OPTIONS;
import static io.hawser.kopia.TestRepositories.PASSWORD;
import static io.hawser.kopia.TestRepositories.random;
import static io.hawser.kopia.TestRepositories.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.content.ContentOptions;
import io.hawser.kopia.content.ContentStore;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.format.FormatBlobs;
import io.hawser.kopia.format.OpenedFormat;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A process that dies after any of its changes to the storage leaves a good repository. */
class InterruptedWritesTest {
  private static final int ROUNDS = 18;
  private static final int MANY = 100_000;

  @Test
  void everyPrefixOfTheChangesIsAGoodRepository() throws IOException {
    var format = FormatBlobs.create(new MemoryBlobs(), CreateOptions.defaults(), PASSWORD);
    int changes = MANY - writeAll(new MemoryBlobs(), format, MANY);
    assertThat(changes).isGreaterThan(4 * ROUNDS);

    int before = 0;
    for (int i = 0; i <= changes; i++) {
      var blobs = new MemoryBlobs();
      writeAll(blobs, format, i);
      try (var repository = open(blobs, format)) {
        int found = checkAll(repository);
        assertThat(found).as("after %d changes", i).isGreaterThanOrEqualTo(before);
        before = found;
      }
    }
    assertThat(before).isEqualTo(ROUNDS);
  }

  @Test
  void whatIsCutOffDuringCreationIsNoRepositoryOrAGoodOne() {
    for (int i = 0; i < 8; i++) {
      var blobs = new MemoryBlobs();
      try {
        TestRepositories.create(new StoppingBlobs(blobs, i)).close();
      } catch (BlobException e) {
        assertThat(e).hasMessageContaining("cut off");
      }
      try (var repository = TestRepositories.open(blobs)) {
        assertThat(repository.findManifests(Map.of()).size()).isIn(0, 2);
      } catch (RepositoryException e) {
        assertThat(e.kind()).isEqualTo(RepositoryException.Kind.NOT_A_REPOSITORY);
        assertThat(i).isLessThan(2);
      }
    }
  }

  @Test
  void creationThatBrokeOffIsFinishedOnce() {
    var blobs = new MemoryBlobs();
    var _ = FormatBlobs.create(blobs, CreateOptions.defaults(), PASSWORD);

    for (int i = 0; i < 2; i++) {
      try (var repository = Repositories.openToFinish(blobs, PASSWORD, OPTIONS)) {
        assertThat(repository.findManifests(Map.of("type", "policy"))).hasSize(1);
        assertThat(repository.findManifests(Map.of("type", "maintenance"))).hasSize(1);
      }
    }
  }

  /** Gives how many of the changes were not needed. */
  private static int writeAll(BlobStorage blobs, OpenedFormat format, int changes) {
    var stopping = new StoppingBlobs(blobs, changes);
    try (var repository = open(stopping, format)) {
      for (int i = 0; i < ROUNDS; i++) {
        var data = write(repository, random(i, 300_000), smallChunks());
        var directory = write(repository, random(i, 100), WriteOptions.directory("test"));
        var json = "[\"%s\",\"%s\",%d]".formatted(data, directory, i);
        repository.putManifest(Map.of("type", "test"), json.getBytes(StandardCharsets.UTF_8));
        repository.flush();
      }
    } catch (BlobException e) {
      assertThat(e).hasMessageContaining("cut off");
    }
    return stopping.left();
  }

  private static WriteOptions smallChunks() {
    return new WriteOptions("", "", "DYNAMIC-128K-BUZHASH", "test");
  }

  private static KopiaRepository open(BlobStorage blobs, OpenedFormat format) {
    var options =
        new ContentOptions(OPTIONS.identity(), Optional.empty(), 1, false, Clock.systemUTC());
    return new KopiaRepository(blobs, format, new ContentStore(blobs, format, options), OPTIONS);
  }

  /** Reads all that manifests refer to, and gives their number. */
  private static int checkAll(Repository repository) throws IOException {
    var manifests = repository.findManifests(Map.of("type", "test"));
    for (var manifest : manifests) {
      var fields = new String(manifest.json(), StandardCharsets.UTF_8).split("[\\[\\]\",]+");
      long seed = Long.parseLong(fields[3]);
      assertThat(repository.read(new ObjectId(fields[1])).readAllBytes())
          .isEqualTo(random(seed, 300_000));
      assertThat(repository.read(new ObjectId(fields[2])).readAllBytes())
          .isEqualTo(random(seed, 100));
    }
    return manifests.size();
  }
}
