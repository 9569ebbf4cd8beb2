package io.hawser.kopia.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingBlobsTest extends BlobStorageContractTest {
  private static final BlobId ID = new BlobId("p1");
  private static final RetryPolicy POLICY =
      new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

  private final FlakyBlobs flaky = new FlakyBlobs();
  private final MemoryBlobs memory = new MemoryBlobs();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> retries = new ArrayList<>();
  private final BlobObserver told =
      new BlobObserver() {
        @Override
        public void retrying(BlobException error, Duration pause) {
          retries.add(error.kind() + " " + pause);
        }
      };
  private Instant now = Instant.EPOCH;

  private RetryingBlobs retrying(RetryPolicy policy) {
    return new RetryingBlobs(
        new ObservedBlobs(memory, flaky),
        policy,
        told,
        pause -> {
          pauses.add(pause);
          now = now.plus(pause);
        },
        () -> now);
  }

  @Override
  protected BlobStorage newStorage() {
    return new RetryingBlobs(new MemoryBlobs(), RetryPolicy.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRANSIENT", "THROTTLED"})
  void triesAgainWhatMayWorkLater(Kind kind) {
    flaky.failNext(Collections.nCopies(3, kind));

    retrying(POLICY).put(ID, ByteBuffer.wrap(new byte[5]));

    assertThat(memory.get(ID)).hasSize(5);
    assertThat(flaky.calls()).isEqualTo(4);
    assertThat(retries).hasSize(3).allMatch(line -> line.startsWith(kind + " PT"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TRANSIENT", "THROTTLED"})
  void doesNotTryAgainWhatCannotWork(Kind kind) {
    flaky.failNext(List.of(kind));

    assertThatThrownBy(() -> retrying(POLICY).get(ID))
        .isInstanceOfSatisfying(BlobException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    assertThat(flaky.calls()).isEqualTo(1);
  }

  @Test
  void waitsLongerEachTimeAndLongestWhenThrottled() {
    flaky.failNext(List.of(Kind.TRANSIENT, Kind.TRANSIENT, Kind.THROTTLED));

    retrying(POLICY).list("", blob -> {});

    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Test
  void givesUpAfterTheLastAttemptAndSaysSo() {
    flaky.failNext(Collections.nCopies(9, Kind.TRANSIENT));

    assertThatThrownBy(() -> retrying(POLICY).get(ID))
        .hasMessageContaining("'p1'")
        .hasMessageContaining("given up after 4 attempts");
    assertThat(flaky.calls()).isEqualTo(4);
  }

  @Test
  void startsNoAttemptBeyondItsBudget() {
    flaky.failNext(Collections.nCopies(99, Kind.TRANSIENT));
    var policy =
        new RetryPolicy(100, Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(20));

    assertThatThrownBy(() -> retrying(policy).get(ID)).isInstanceOf(BlobException.class);

    assertThat(Duration.between(Instant.EPOCH, now))
        .isBetween(Duration.ofSeconds(14), Duration.ofSeconds(20));
  }

  @Test
  void handsOnEachBlobOnceWhenAListingBreaksOff() {
    memory.put(new BlobId("p1"));
    memory.put(new BlobId("p2"));
    var breaking = new BreakingListing(memory, "p2");
    var names = new ArrayList<String>();

    new RetryingBlobs(breaking, POLICY, told, pause -> {}, () -> now)
        .list("p", blob -> names.add(blob.id().name()));

    assertThat(names).containsExactly("p1", "p2");
  }

  /** Breaks off the first listing before a blob. */
  private static final class BreakingListing extends ForwardingBlobs {
    private final String name;
    private boolean broken;

    BreakingListing(BlobStorage storage, String name) {
      super(storage);
      this.name = name;
    }

    @Override
    public void list(String prefix, Consumer<BlobMetadata> each) {
      storage.list(
          prefix,
          blob -> {
            if (!broken && blob.id().name().equals(name)) {
              broken = true;
              throw new BlobException(Kind.TRANSIENT, "broken off", null);
            }
            each.accept(blob);
          });
    }
  }

  @Test
  void doesNotListAgainBecauseTheConsumerFailed() {
    memory.put(ID);
    var calls = new AtomicInteger();

    assertThatThrownBy(() ->
            retrying(POLICY)
                .list(
                    "",
                    blob -> {
                      calls.incrementAndGet();
                      throw new BlobException(Kind.TRANSIENT, "of the consumer", null);
                    }))
        .hasMessage("of the consumer");
    assertThat(calls).hasValue(1);
  }

  @Test
  void passesAnInterruptOn() {
    flaky.failNext(List.of(Kind.TRANSIENT));
    var storage =
        new RetryingBlobs(
            new ObservedBlobs(memory, flaky),
            POLICY,
            told,
            pause -> {
              throw new InterruptedException();
            },
            () -> now);

    assertThatThrownBy(() -> storage.get(ID))
        .isInstanceOfSatisfying(
            BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
