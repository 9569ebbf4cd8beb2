package io.hawser.kopia.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest extends BlobStorageContractTest {
  private static final BlobId PACK = new BlobId("p0123456789abcdef0123456789abcdef-s01");

  @TempDir private Path directory = Path.of("");
  @TempDir private Path ofContract = Path.of("");

  @Override
  protected BlobStorage newStorage() {
    return FileBlobs.open(ofContract);
  }

  private static void put(BlobStorage storage, BlobId id) {
    storage.put(id, ByteBuffer.wrap("x".getBytes(UTF_8)));
  }

  private static List<String> names(BlobStorage storage) {
    var names = new ArrayList<String>();
    storage.list("", blob -> names.add(blob.id().name()));
    return names;
  }

  @Test
  void writesTheLayoutBeforeTheFirstBlobAndNothingBefore() throws IOException {
    var storage = FileBlobs.open(directory);
    storage.list("", blob -> {});
    assertThat(directory).isEmptyDirectory();

    put(storage, PACK);

    assertThat(Files.readString(directory.resolve(".shards")))
        .isEqualTo("{\"default\":[1,3],\"maxNonShardedLength\":20}\n");
    assertThat(directory.resolve("p/012/3456789abcdef0123456789abcdef-s01.f")).hasContent("x");
  }

  @Test
  void keepsTheLayoutThatIsThere() throws IOException {
    Files.writeString(directory.resolve(".shards"), "{\"default\":[],\"maxNonShardedLength\":20}");

    put(FileBlobs.open(directory), PACK);

    assertThat(directory.resolve(PACK + ".f")).exists();
  }

  @Test
  void takesTheOldLayoutWhereBlobsAreButNoShardsFile() throws IOException {
    var file = directory.resolve("p01/234/56789abcdef0123456789abcdef-s01.f");
    Files.createDirectories(directory.resolve("p01/234"));
    Files.writeString(file, "old");

    var storage = FileBlobs.open(directory);

    assertThat(storage.get(PACK)).isEqualTo("old".getBytes(UTF_8));
    assertThat(directory.resolve(".shards")).doesNotExist();
  }

  @Test
  void letsOnlyTheOwnerRead() throws IOException {
    put(FileBlobs.open(directory), PACK);

    var file = directory.resolve("p/012/3456789abcdef0123456789abcdef-s01.f");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("p/012"))))
        .isEqualTo("rwx------");
  }

  @Test
  void leavesFilesAloneThatAreNoBlobsButIsNotEmpty() throws IOException {
    Files.writeString(directory.resolve("notes.txt"), "mine");
    Files.createDirectory(directory.resolve("lost+found"));
    var storage = FileBlobs.open(directory);

    assertThat(names(storage)).isEmpty();
    assertThat(storage.isEmpty()).isFalse();
    Files.delete(directory.resolve("notes.txt"));
    assertThat(storage.isEmpty()).isTrue();
  }

  @Test
  void isEmptyWhereAProcessWasKilledWhileItWroteTheFirstBlob() throws IOException {
    Files.writeString(directory.resolve("kopia.repository.f.tmp.0123456789abcdef"), "half a bl");

    assertThat(FileBlobs.open(directory).isEmpty()).isTrue();
  }

  @Test
  void neverMakesTheRootAgain() throws IOException {
    var root = Files.createDirectory(directory.resolve("root"));
    var storage = FileBlobs.open(root);
    Files.delete(root);

    assertThatThrownBy(() -> put(storage, PACK))
        .isInstanceOfSatisfying(
            BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING))
        .hasMessageContaining("is it still mounted?");
    assertThat(root).doesNotExist();
    assertThatThrownBy(() -> names(storage)).hasMessageContaining("does not exist");
  }

  @Test
  void leavesNoTemporaryFileWhenItCannotWrite() throws IOException {
    var storage = FileBlobs.open(directory);
    put(storage, PACK);
    Files.createDirectories(directory.resolve("xe1.f").resolve("in the way"));

    assertThatThrownBy(() -> put(storage, new BlobId("xe1"))).isInstanceOf(BlobException.class);

    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".shards", "p", "xe1.f");
    }
  }

  @Test
  void saysThatTheDirectoryIsNotThere() throws IOException {
    assertThatThrownBy(() -> FileBlobs.open(directory.resolve("nowhere")))
        .isInstanceOfSatisfying(
            BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("does not exist");
    var file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> FileBlobs.open(file)).hasMessageContaining("not a directory");
  }

  @Test
  void passesAnInterruptOn() {
    var storage = FileBlobs.open(directory);
    put(storage, PACK);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> storage.get(PACK))
        .isInstanceOfSatisfying(
            BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void listsWhileFilesVanish() throws InterruptedException {
    var storage = FileBlobs.open(directory);
    var kept = new ArrayList<String>();
    for (var i = 0; i < 300; i++) {
      var id = new BlobId("p%031x%s-s01".formatted(i, i % 2));
      put(storage, id);
      if (i % 2 == 0) {
        kept.add(id.name());
      }
    }

    var deleting =
        Thread.startVirtualThread(() -> {
          for (var i = 1; i < 300; i += 2) {
            storage.delete(new BlobId("p%031x%s-s01".formatted(i, i % 2)));
          }
        });
    for (var round = 0; round < 20; round++) {
      assertThat(names(storage)).containsAll(kept);
    }
    deleting.join();
  }

  @Test
  void tellsAFullDiskFromOtherTroubles() {
    assertThat(FileErrors.kindOf(new IOException("No space left on device"))).isEqualTo(Kind.FULL);
    assertThat(FileErrors.kindOf(new IOException("Disk quota exceeded"))).isEqualTo(Kind.FULL);
    assertThat(FileErrors.kindOf(new IOException("Input/output error"))).isEqualTo(Kind.TRANSIENT);
    assertThat(FileErrors.kindOf(new IOException("Is a directory"))).isEqualTo(Kind.OTHER);
  }
}
