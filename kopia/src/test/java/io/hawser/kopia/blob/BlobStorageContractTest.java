package io.hawser.kopia.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage does; each has a subclass that makes one. */
public abstract class BlobStorageContractTest {
  private static final BlobId ID =
      new BlobId("p0123456789abcdef0123456789abcdef-s0011223344556677147");
  private static final BlobId SHORT = new BlobId("xe1");

  private BlobStorage storage = new MemoryBlobs();

  /** A storage with nothing in it. */
  protected abstract BlobStorage newStorage() throws Exception;

  @BeforeEach
  void makeStorage() throws Exception {
    storage = newStorage();
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private void put(String name, String text) {
    storage.put(new BlobId(name), bytes(text));
  }

  private List<String> names(String prefix) {
    var names = new ArrayList<String>();
    storage.list(prefix, blob -> names.add(blob.id().name()));
    return names;
  }

  private static void assertKind(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BlobException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void givesBackWhatWasPut() {
    storage.put(ID, bytes("content"));
    storage.put(SHORT, bytes("epoch-marker"));

    assertThat(storage.get(ID)).isEqualTo("content".getBytes(UTF_8));
    assertThat(storage.get(SHORT)).isEqualTo("epoch-marker".getBytes(UTF_8));
  }

  @Test
  void joinsBuffersFromPositionToLimitAndLeavesThemAsTheyWere() {
    var heap = ByteBuffer.wrap("..heap..".getBytes(UTF_8), 2, 4);
    var direct = ByteBuffer.allocateDirect(10).put("..direct".getBytes(UTF_8)).flip().position(2);
    var readOnly = bytes("!").asReadOnlyBuffer();

    storage.put(ID, heap, ByteBuffer.allocate(0), direct, readOnly);

    assertThat(storage.get(ID)).isEqualTo("heapdirect!".getBytes(UTF_8));
    assertThat(heap.position()).isEqualTo(2);
    assertThat(direct.remaining()).isEqualTo(6);
    assertThat(readOnly.remaining()).isEqualTo(1);
  }

  @Test
  void keepsLargeAndEmptyBlobs() {
    var large = new byte[5_000_001];
    new Random(6).nextBytes(large);

    storage.put(
        ID, ByteBuffer.wrap(large, 0, 1_000_000), ByteBuffer.wrap(large, 1_000_000, 4_000_001));
    storage.put(SHORT);

    assertThat(storage.get(ID)).isEqualTo(large);
    assertThat(storage.get(SHORT)).isEmpty();
    assertThat(storage.get(ID, 4_900_000, 100_001))
        .isEqualTo(Arrays.copyOfRange(large, 4_900_000, 5_000_001));
  }

  @Test
  void replacesABlobOfTheSameName() {
    storage.put(ID, bytes("the first and longer one"));
    storage.put(ID, bytes("second"));

    assertThat(storage.get(ID)).isEqualTo("second".getBytes(UTF_8));
    assertThat(storage.metadata(ID).length()).isEqualTo(6);
  }

  @Test
  void givesParts() {
    storage.put(ID, bytes("0123456789"));

    assertThat(storage.get(ID, 0, 10)).isEqualTo("0123456789".getBytes(UTF_8));
    assertThat(storage.get(ID, 3, 4)).isEqualTo("3456".getBytes(UTF_8));
    assertThat(storage.get(ID, 9, 1)).isEqualTo("9".getBytes(UTF_8));
    assertThat(storage.get(ID, 5, 0)).isEmpty();
  }

  @Test
  void refusesPartsThatABlobDoesNotHave() {
    storage.put(ID, bytes("0123456789"));

    assertKind(Kind.OUT_OF_RANGE, () -> storage.get(ID, 0, 11));
    assertKind(Kind.OUT_OF_RANGE, () -> storage.get(ID, 9, 2));
    assertKind(Kind.OUT_OF_RANGE, () -> storage.get(ID, 10, 1));
    assertKind(Kind.OUT_OF_RANGE, () -> storage.get(ID, 1L << 40, 1));
    assertKind(Kind.OUT_OF_RANGE, () -> storage.get(ID, 11, 0));
  }

  @Test
  void saysWhatIsMissing() {
    assertKind(Kind.MISSING, () -> storage.get(ID));
    assertKind(Kind.MISSING, () -> storage.get(ID, 0, 1));
    assertKind(Kind.MISSING, () -> storage.get(ID, 0, 0));
    assertKind(Kind.MISSING, () -> storage.metadata(ID));
    assertThatThrownBy(() -> storage.get(ID)).hasMessageContaining("'" + ID + "'");
  }

  @Test
  void tellsLengthAndTime() {
    var before = Instant.now();
    storage.put(ID, bytes("0123456789"));

    var metadata = storage.metadata(ID);

    assertThat(metadata.id()).isEqualTo(ID);
    assertThat(metadata.length()).isEqualTo(10);
    assertThat(metadata.timestamp())
        .isBetween(before.minus(Duration.ofMinutes(1)), Instant.now().plus(Duration.ofMinutes(1)));
  }

  @Test
  void deletesWhatIsThereAndWhatIsNot() {
    storage.put(ID, bytes("content"));

    storage.delete(ID);
    storage.delete(ID);

    assertKind(Kind.MISSING, () -> storage.get(ID));
    assertThat(names("")).isEmpty();
  }

  @Test
  void listsByPrefixOfAnyLength() {
    var all =
        List.of(
            "kopia.repository",
            "xe1",
            "xn0_0123456789abcdef0123456789abcdef-s0011223344556677147-c1",
            "xn10_123456789abcdef0123456789abcdef-s0011223344556677147-c1",
            "p0123456789abcdef0123456789abcdef-s0011223344556677147",
            "p0124456789abcdef0123456789abcdef-s0011223344556677147",
            "q0123456789abcdef0123456789abcdef-s0011223344556677147");
    all.forEach(name -> put(name, name));

    assertThat(names("")).containsExactlyInAnyOrderElementsOf(all);
    for (var prefix :
        List.of("x", "xn", "xn0_", "xn1", "p", "p012", "p0123", "kopia.", "xe1", "z")) {
      assertThat(names(prefix))
          .containsExactlyInAnyOrderElementsOf(
              all.stream().filter(name -> name.startsWith(prefix)).toList());
    }
    storage.list(
        "",
        blob -> {
          assertThat(blob.length()).isEqualTo(blob.id().name().length());
          var alone = storage.metadata(blob.id());
          assertThat(blob.length()).isEqualTo(alone.length());
          // Some servers tell seconds in one place and fractions in another.
          assertThat(blob.timestamp().getEpochSecond())
              .isEqualTo(alone.timestamp().getEpochSecond());
        });
  }

  @Test
  void listsMoreThanAPage() {
    var all = IntStream.range(0, 1_234).mapToObj("x%04d"::formatted).toList();
    all.forEach(name -> put(name, ""));

    assertThat(names("x")).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void isEmptyUntilSomethingIsThere() {
    assertThat(storage.isEmpty()).isTrue();

    put("xe1", "x");

    assertThat(storage.isEmpty()).isFalse();
  }

  @Test
  void neverShowsHalfABlob() throws Exception {
    var a = "a".repeat(200_000);
    var b = "b".repeat(100_000);
    storage.put(ID, bytes(a));
    Callable<Boolean> writer =
        () -> {
          for (var i = 0; i < 20; i++) {
            storage.put(ID, bytes(i % 2 == 0 ? b : a));
          }
          return true;
        };
    Callable<Boolean> reader =
        () -> {
          for (var i = 0; i < 40; i++) {
            assertThat(new String(storage.get(ID), UTF_8)).isIn(a, b);
          }
          return true;
        };

    try (var pool = Executors.newFixedThreadPool(3)) {
      for (var done : pool.invokeAll(List.of(writer, reader, reader))) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    var tasks = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 64; i++) {
      var id = new BlobId("p%032x-s0".formatted(i));
      var text = "content of " + id;
      tasks.add(() -> {
        storage.put(id, bytes(text));
        return Arrays.equals(storage.get(id), text.getBytes(UTF_8));
      });
    }

    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : pool.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(names("p")).hasSize(64);
  }
}
