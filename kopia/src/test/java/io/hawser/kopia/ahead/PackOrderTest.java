package io.hawser.kopia.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.Repositories;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.ForwardingBlobs;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.worker.BoundedTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PackOrderTest {
  private static final int OBJECTS = 5000;

  private final MemoryBlobs memory = new MemoryBlobs();
  private final AtomicInteger packReads = new AtomicInteger();

  @Test
  void readsAPackOfThousandsOfFilesInFewRequests() throws Exception {
    var objects = store();
    Collections.shuffle(objects, new Random(1));
    var seen = ConcurrentHashMap.<String>newKeySet();

    try (var repository = reopened();
        var tasks = new BoundedTasks("test", 4, 16);
        var order = new PackOrder(repository, tasks)) {
      packReads.set(0);
      for (var object : objects) {
        order.submit(object, () -> seen.add(text(repository, object)), () -> {});
      }
      order.finish();
      tasks.await();
    }

    assertThat(seen).hasSize(OBJECTS).contains("text 0", "text " + (OBJECTS - 1));
    int windows = OBJECTS / PackOrder.WINDOW_READINGS + 1;
    var packs = new AtomicInteger();
    memory.list("p", pack -> packs.incrementAndGet());
    assertThat(packReads).hasValueLessThanOrEqualTo(windows * packs.get());
  }

  @Test
  void endsWhatIsNotDoneWhenATaskBreaks() throws Exception {
    var objects = store();
    var ended = new AtomicInteger();
    int submitted = 100;

    try (var repository = reopened();
        var tasks = new BoundedTasks("test", 1, 4)) {
      try (var order = new PackOrder(repository, tasks)) {
        for (var object : objects.subList(0, submitted)) {
          order.submit(
              object,
              () -> {
                throw new IllegalStateException("broken");
              },
              ended::incrementAndGet);
        }
        assertThatThrownBy(
                () -> {
                  order.finish();
                  tasks.await();
                })
            .hasMessage("broken");
      }
    }

    assertThat(ended).hasValue(submitted);
  }

  @Test
  void leavesItToTheTaskToTellThatAPackIsGone() throws Exception {
    var objects = store();
    var problems = new AtomicInteger();

    try (var repository = reopened();
        var tasks = new BoundedTasks("test", 2, 16);
        var order = new PackOrder(repository, tasks)) {
      memory.list("p", blob -> memory.delete(blob.id()));
      for (var object : objects.subList(0, 10)) {
        order.submit(
            object,
            () -> assertThatThrownBy(() -> repository.read(object)).hasMessageContaining("missing"),
            problems::incrementAndGet);
      }
      order.finish();
      tasks.await();
    }

    assertThat(problems).hasValue(10);
  }

  private List<ObjectId> store() {
    var objects = new ArrayList<ObjectId>();
    try (var repository = TestRepository.in(memory)) {
      for (int i = 0; i < OBJECTS; i++) {
        objects.add(TestRepository.write(repository, "", "text " + i));
      }
      repository.flush();
    }
    return objects;
  }

  private Repository reopened() {
    return Repositories.open(
        new CountingBlobs(),
        Password.of(TestRepository.PASSWORD),
        TestRepository.options("tester"));
  }

  private static String text(Repository repository, ObjectId object) {
    try (var reader = repository.read(object)) {
      return new String(reader.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class CountingBlobs extends ForwardingBlobs {
    CountingBlobs() {
      super(memory);
    }

    @Override
    public byte[] get(BlobId id, long offset, int length) {
      if (id.hasPrefix("p")) {
        packReads.incrementAndGet();
      }
      return super.get(id, offset, length);
    }
  }
}
