package io.hawser.kopia.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.ThrottledBlobs.Limits;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottledBlobsTest extends BlobStorageContractTest {
  private static final BlobId ID = new BlobId("p1");

  private final MemoryBlobs memory = new MemoryBlobs();
  private long now;

  @Override
  protected BlobStorage newStorage() {
    return new ThrottledBlobs(new MemoryBlobs(), new Limits(1L << 40, 1L << 40, 1e9));
  }

  private ThrottledBlobs throttled(Limits limits) {
    return new ThrottledBlobs(memory, limits, pause -> now += pause.toNanos(), () -> now);
  }

  private Duration passed() {
    return Duration.ofNanos(now);
  }

  @Test
  void uploadsNoFasterThanAllowed() {
    var storage = throttled(new Limits(1000, 0, 0));

    for (var i = 0; i < 5; i++) {
      storage.put(ID, ByteBuffer.wrap(new byte[600]), ByteBuffer.wrap(new byte[400]));
    }

    assertThat(passed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void downloadsNoFasterThanAllowed() {
    memory.put(ID, ByteBuffer.wrap(new byte[500]));
    var storage = throttled(new Limits(0, 1000, 0));

    for (var i = 0; i < 5; i++) {
      storage.get(ID);
      storage.get(ID, 0, 500);
    }

    assertThat(passed()).isEqualTo(Duration.ofMillis(4500));
  }

  @Test
  void asksNoMoreOftenThanAllowed() {
    var storage = throttled(new Limits(0, 0, 10));

    for (var i = 0; i < 21; i++) {
      storage.delete(ID);
    }

    assertThat(passed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void doesNotSaveUpWhatWasNotUsed() {
    var storage = throttled(new Limits(0, 0, 1));
    now = Duration.ofHours(1).toNanos();

    for (var i = 0; i < 3; i++) {
      storage.delete(ID);
    }

    assertThat(passed()).isEqualTo(Duration.ofHours(1).plusSeconds(2));
  }

  @Test
  void passesAnInterruptOn() {
    var storage =
        new ThrottledBlobs(
            memory,
            new Limits(0, 0, 1),
            pause -> {
              throw new InterruptedException();
            },
            () -> now);
    storage.delete(ID);

    assertThatThrownBy(() -> storage.delete(ID))
        .isInstanceOfSatisfying(
            BlobException.class,
            e -> assertThat(e.kind()).isEqualTo(BlobException.Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
