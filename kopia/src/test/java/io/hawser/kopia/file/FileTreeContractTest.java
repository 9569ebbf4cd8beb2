package io.hawser.kopia.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.file.Attributes.Owner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every way into the file system must do. */
abstract class FileTreeContractTest {
  private static final FileName FILE = FileName.of("file");
  private static final FileName OTHER = FileName.of("other");
  private static final long TIME = 1_700_000_000_123_456_789L;

  @TempDir Path temp;
  private DirectoryHandle directory;

  abstract FileTree tree();

  @BeforeEach
  void open() throws IOException {
    directory = tree().open(temp);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void listsEveryNameButTheDots() throws IOException {
    var expected = new TreeSet<FileName>();
    for (int i = 0; i < 3000; i++) {
      expected.add(FileName.of("name " + i));
      Files.createFile(temp.resolve("name " + i));
    }

    var listed = new TreeSet<FileName>();
    directory.list((name, kind) -> assertThat(listed.add(name)).isTrue());

    assertThat(listed).isEqualTo(expected);
  }

  @Test
  void listsTwiceTheSame() throws IOException {
    Files.createFile(temp.resolve("file"));
    var names = new TreeSet<FileName>();

    directory.list((name, kind) -> {});
    directory.list((name, kind) -> names.add(name));

    assertThat(names).containsExactly(FILE);
  }

  @Test
  void knowsTheStatusOfAFile() throws IOException {
    Files.writeString(temp.resolve("file"), "12345");
    Files.setAttribute(temp.resolve("file"), "unix:mode", 04751);

    var status = directory.status(FILE);

    var unix = Files.readAttributes(temp.resolve("file"), "unix:*");
    assertThat(status.kind()).isEqualTo(FileKind.FILE);
    assertThat(status.mode()).isEqualTo(04751);
    assertThat(status.size()).isEqualTo(5);
    assertThat(status.uid()).isEqualTo(unix.get("uid"));
    assertThat(status.gid()).isEqualTo(unix.get("gid"));
    assertThat(status.inode()).isEqualTo(unix.get("ino"));
    assertThat(status.device()).isNotZero();
  }

  @Test
  void neverFollowsALink() throws IOException {
    Files.createDirectory(temp.resolve("target"));
    Files.createSymbolicLink(temp.resolve("link"), Path.of("target"));
    var link = FileName.of("link");

    assertThat(directory.status(link).kind()).isEqualTo(FileKind.SYMLINK);
    assertThat(directory.readLink(link)).asString(StandardCharsets.UTF_8).isEqualTo("target");
    assertThatThrownBy(() -> directory.openDirectory(link)).isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> directory.openFile(link)).isInstanceOf(FileSystemException.class);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> directory.status(FileName.of("no\nsuch")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> directory.openFile(FILE)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void doesNotWaitForTheOtherEndOfAFifo() throws Exception {
    var made = new ProcessBuilder("mkfifo", temp.resolve("fifo").toString()).start().waitFor();
    assertThat(made).isZero();

    assertThatThrownBy(() -> directory.openFile(FileName.of("fifo")))
        .hasMessageContaining("no longer a regular file");
  }

  @Test
  void readsAFileFromAnyPositionToItsEnd() throws IOException {
    Files.writeString(temp.resolve("file"), "0123456789");

    try (var file = directory.openFile(FILE)) {
      file.seek(4);

      assertThat(readAll(file)).asString(StandardCharsets.US_ASCII).isEqualTo("456789");
    }
  }

  @Test
  void readsHolesAsZeros() throws IOException {
    try (var sparse = new RandomAccessFile(temp.resolve("file").toFile(), "rw")) {
      sparse.setLength(3 << 20);
      sparse.seek(1 << 20);
      sparse.write(new byte[] {1, 2, 3});
    }

    try (var file = directory.openFile(FILE)) {
      assertThat(readAll(file)).isEqualTo(Files.readAllBytes(temp.resolve("file")));
    }
    try (var file = directory.openFile(FILE)) {
      file.seek((1 << 20) + 1);
      assertThat(readAll(file)).hasSize((2 << 20) - 1).startsWith(2, 3, 0);
    }
  }

  @Test
  void writesDataAndHoles() throws IOException {
    try (var file = directory.createFile(FILE)) {
      file.skip(1 << 20);
      file.write("xabcx".getBytes(StandardCharsets.US_ASCII), 1, 3);
      file.skip(1000);
      file.finish(new Attributes(0640, TIME, Optional.empty()));
    }

    var content = Files.readAllBytes(temp.resolve("file"));
    assertThat(content).hasSize((1 << 20) + 1003);
    assertThat(new String(content, 1 << 20, 3, StandardCharsets.US_ASCII)).isEqualTo("abc");
    var status = directory.status(FILE);
    assertThat(status.mode()).isEqualTo(0640);
    assertThat(status.mtimeNanos()).isEqualTo(TIME);
  }

  @Test
  void doesNotOpenWhatIsThereForWriting() throws IOException {
    Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> directory.createFile(FILE))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void leavesOutSetuidWithoutTheOwner() throws IOException {
    try (var file = directory.createFile(FILE)) {
      file.finish(new Attributes(06755, TIME, Optional.empty()));
    }

    assertThat(directory.status(FILE).mode()).isEqualTo(0755);
  }

  @Test
  void setsOwnerAndSetuidTogether() throws IOException {
    var own = directory.status();
    var owner = Optional.of(new Owner(own.uid(), own.gid()));

    boolean owned;
    try (var file = directory.createFile(FILE)) {
      owned = file.finish(new Attributes(06755, TIME, owner));
    }

    assertThat(owned).isTrue();
    assertThat(directory.status(FILE).mode()).isEqualTo(06755);
  }

  @Test
  void makesAndSetsDirectories() throws IOException {
    try (var child = directory.createDirectory(FileName.of("sub"))) {
      child.createFile(FILE).close();
      child.setAttributes(new Attributes(0711, TIME, Optional.empty()));
    }

    var status = directory.status(FileName.of("sub"));
    assertThat(status.mode()).isEqualTo(0711);
    assertThat(status.mtimeNanos()).isEqualTo(TIME);
    assertThat(temp.resolve("sub/file")).exists();
  }

  @Test
  void makesDanglingLinksAndSetsTheirTime() throws IOException {
    directory.createSymlink(FILE, "/no/such".getBytes(StandardCharsets.US_ASCII));
    directory.setLinkAttributes(FILE, new Attributes(0777, TIME, Optional.empty()));

    assertThat(directory.readLink(FILE)).asString(StandardCharsets.US_ASCII).isEqualTo("/no/such");
    assertThat(directory.status(FILE).mtimeNanos()).isEqualTo(TIME);
  }

  @Test
  void renamesOverWhatIsThere() throws IOException {
    Files.writeString(temp.resolve("file"), "new");
    Files.writeString(temp.resolve("other"), "old");

    directory.rename(FILE, OTHER);

    assertThat(temp.resolve("other")).hasContent("new");
    assertThat(temp.resolve("file")).doesNotExist();
  }

  @Test
  void deletesAnythingButADirectory() throws IOException {
    Files.createDirectory(temp.resolve("other"));
    Files.createSymbolicLink(temp.resolve("file"), Path.of("other"));

    directory.delete(FILE);

    assertThat(Files.exists(temp.resolve("file"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThatThrownBy(() -> directory.delete(OTHER)).isInstanceOf(FileSystemException.class);
  }

  private static byte[] readAll(SourceFile file) throws IOException {
    var all = new ByteArrayOutputStream();
    var buffer = new byte[100_000];
    for (int read = file.read(buffer, 0, buffer.length);
        read >= 0;
        read = file.read(buffer, 0, buffer.length)) {
      all.write(buffer, 0, read);
    }
    return all.toByteArray();
  }
}
