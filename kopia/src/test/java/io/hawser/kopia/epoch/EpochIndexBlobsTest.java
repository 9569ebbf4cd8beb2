package io.hawser.kopia.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobMetadata;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.crypto.ContentCiphers;
import io.hawser.kopia.crypto.ContentHashes;
import io.hawser.kopia.format.EpochParameters;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochIndexBlobsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final long MIB_10 = 10 << 20;

  private final SteppingClock clock = new SteppingClock();
  private final MemoryBlobs blobs = new MemoryBlobs(clock);
  private final EpochIndexBlobs indexes =
      new EpochIndexBlobs(
          blobs,
          new SealedBlobs(
              blobs,
              ContentHashes.named(ContentHashes.DEFAULT, new byte[32]),
              ContentCiphers.named(ContentCiphers.DEFAULT, new byte[32])),
          EpochParameters.DEFAULTS,
          clock);

  /** Goes on by a step each time that somebody looks at it. */
  private static final class SteppingClock extends Clock {
    private Instant now = START;
    private Duration step = Duration.ZERO;

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void writesToTheCurrentEpoch() {
    put("xe3", "xe7");

    var written = indexes.write(List.of(new byte[] {1}, new byte[] {2}), "s1234");

    assertThat(written).hasSize(2).allMatch(id -> id.name().matches("xn7_[0-9a-f]{32}-s1234-c2"));
    assertThat(indexes.active().ids()).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void readsMergedEpochsOnlyWhenTheyAreSettled() {
    put("xe3", "xn0_a-s1-c1", "xn1_a-s1-c1", "xn2_a-s1-c1", "xn3_a-s1-c1", "xn4_a-s1-c1");
    put("xn5_a-s1-c1", "xs0_m-s1-c2", "xs1_m-s1-c1", "xs2_m-s1-c1", "xw17", "xw9");

    var active = indexes.active();

    assertThat(active.ids())
        .extracting(BlobId::name)
        .containsExactlyInAnyOrder(
            "xn0_a-s1-c1", "xs1_m-s1-c1", "xn2_a-s1-c1", "xn3_a-s1-c1", "xn4_a-s1-c1");
    assertThat(active.watermarkSeconds()).isEqualTo(17);
  }

  @Test
  void readsARangeInsteadOfItsEpochs() {
    put("xe9", "xn0_a-s1-c1", "xs2_m-s1-c1", "xr0_3_r-s1-c1", "xs4_m-s1-c1", "xn9_a-s1-c1");

    assertThat(indexes.active().ids())
        .extracting(BlobId::name)
        .containsExactlyInAnyOrder("xr0_3_r-s1-c1", "xs4_m-s1-c1", "xn9_a-s1-c1");
  }

  @Test
  void publishesNothingWhenTheStorageIsTooSlow() {
    clock.step = Duration.ofMinutes(15);

    assertThatThrownBy(() -> indexes.write(List.of(new byte[] {1}), "s1234"))
        .isInstanceOf(BlobException.class)
        .hasMessageContaining("PT20M");
    var left = new ArrayList<BlobMetadata>();
    blobs.list("xn", left::add);
    assertThat(left).isEmpty();
  }

  @Test
  void beginsANewEpochWhenTheOldOneIsLongAndLarge() {
    for (int i = 0; i < 20; i++) {
      put("xn0_" + i + "-s1-c1");
    }
    assertThat(indexes.advanceIfDue()).isFalse();
    clock.now = START.plus(DAY);
    put("xn0_20-s1-c1");

    assertThat(indexes.advanceIfDue()).isTrue();
    assertThat(blobs.get(new BlobId("xe1"))).asString().isEqualTo("epoch-marker");
    assertThat(indexes.write(List.of(new byte[] {1}), "s1").getFirst().name()).startsWith("xn1_");
  }

  @Test
  void theRuleForNewEpochsIsKopias() {
    assertThat(due()).isFalse();
    assertThat(due(blob(Duration.ZERO, MIB_10))).isFalse();
    assertThat(due(blob(Duration.ZERO, 1), blob(DAY.minusNanos(1), MIB_10))).isFalse();
    assertThat(due(blob(Duration.ZERO, 1), blob(DAY, MIB_10 - 1))).isTrue();
    assertThat(due(blob(Duration.ZERO, 1), blob(DAY, MIB_10 - 2))).isFalse();
    assertThat(due(blob(Duration.ZERO, 1), blob(DAY, 1))).isFalse();
  }

  private static boolean due(BlobMetadata... blobs) {
    return EpochIndexBlobs.isDue(List.of(blobs), EpochParameters.DEFAULTS);
  }

  private static BlobMetadata blob(Duration age, long length) {
    return new BlobMetadata(new BlobId("xn0_" + length), length, START.plus(age));
  }

  private void put(String... names) {
    for (var name : names) {
      blobs.put(new BlobId(name), ByteBuffer.allocate(1));
    }
  }
}
