package io.hawser.kopia.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservedBlobsTest extends BlobStorageContractTest {
  private static final BlobId ID = new BlobId("p1");

  @Override
  protected BlobStorage newStorage() {
    return new ObservedBlobs(new MemoryBlobs(), new BlobObserver() {});
  }

  /** Writes down what it is told. */
  private static final class Journal implements BlobObserver {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void before(BlobOperation operation, String name) {
      lines.add("before %s %s".formatted(operation, name));
    }

    @Override
    public void after(
        BlobOperation operation,
        String name,
        long bytes,
        Duration took,
        Optional<BlobException> error) {
      var outcome = error.map(e -> e.kind().toString()).orElse("ok");
      lines.add("after %s %s %d %s".formatted(operation, name, bytes, outcome));
    }
  }

  @Test
  void tellsWhatIsDoneBeforeAndAfterIt() {
    var journal = new Journal();
    var storage = new ObservedBlobs(new MemoryBlobs(), journal);

    storage.put(ID, ByteBuffer.wrap(new byte[3]), ByteBuffer.wrap(new byte[4]));
    storage.get(ID, 1, 2);
    storage.list("p", blob -> {});
    assertThatThrownBy(() -> storage.get(new BlobId("q"))).isInstanceOf(BlobException.class);

    assertThat(journal.lines)
        .containsExactly(
            "before PUT p1", "after PUT p1 7 ok",
            "before GET_PART p1", "after GET_PART p1 2 ok",
            "before LIST p", "after LIST p 0 ok",
            "before GET q", "after GET q 0 MISSING");
  }

  @Test
  void letsAnObserverStopACallBeforeItHasAnEffect() {
    var memory = new MemoryBlobs();
    var storage =
        new ObservedBlobs(
            memory,
            new BlobObserver() {
              @Override
              public void before(BlobOperation operation, String name) {
                throw new IllegalStateException("stopped");
              }
            });

    assertThatThrownBy(() -> storage.put(ID)).hasMessage("stopped");
    assertThat(memory.isEmpty()).isTrue();
  }
}
