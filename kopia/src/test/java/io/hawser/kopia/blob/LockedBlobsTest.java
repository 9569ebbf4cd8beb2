package io.hawser.kopia.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException.Kind;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockedBlobsTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration PERIOD = Duration.ofDays(1);

  private final MemoryBlobs storage = new MemoryBlobs();
  private final LockedBlobs locked = at(NOW);

  private LockedBlobs at(Instant now) {
    // Through what stands between in earnest.
    var retrying = new RetryingBlobs(storage, RetryPolicy.DEFAULT);
    var observed = new ObservedBlobs(retrying, new BlobMetrics());
    var throttled = new ThrottledBlobs(observed, new ThrottledBlobs.Limits(0, 0, 0));
    return new LockedBlobs(throttled, BlobLock.Mode.GOVERNANCE, PERIOD, InstantSource.fixed(now));
  }

  private static BlobLock until(Instant time) {
    return new BlobLock(BlobLock.Mode.GOVERNANCE, time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p1", "q1", "xn0_1", "n1", "kopia.repository", "kopia.blobcfg"})
  void whatKopiaLocksIsLockedForThePeriod(String name) {
    locked.put(new BlobId(name), ByteBuffer.allocate(1));

    assertThat(storage.lock(new BlobId(name))).contains(until(NOW.plus(PERIOD)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s1", "_log_1", "kopia.maintenance", "m1", "l1"})
  void whatGoesSoonIsNot(String name) {
    locked.put(new BlobId(name), ByteBuffer.allocate(1));

    assertThat(storage.lock(new BlobId(name))).isEmpty();
  }

  @Test
  void anExtensionCountsFromItsOwnTimeAndNeverShortens() {
    var id = new BlobId("p1");
    locked.put(id, ByteBuffer.allocate(1));

    at(NOW.plusSeconds(60)).extend(id);
    at(NOW.minusSeconds(60)).extend(id);

    assertThat(locked.lock(id)).contains(until(NOW.plusSeconds(60).plus(PERIOD)));
    assertThatThrownBy(() -> locked.extend(new BlobId("p2")))
        .isInstanceOfSatisfying(
            BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING));
  }

  @Test
  void aDirectoryHasNoLocks(@TempDir Path directory) {
    var files = FileBlobs.open(directory);

    assertThatThrownBy(
            () -> new LockedBlobs(files, BlobLock.Mode.GOVERNANCE, PERIOD, InstantSource.system()))
        .hasMessageContaining("cannot lock blobs; retention needs a bucket with object lock");
    assertThatThrownBy(() -> files.extendLock(new BlobId("p1"), until(NOW)))
        .hasMessageContaining("cannot lock blobs");
  }
}
