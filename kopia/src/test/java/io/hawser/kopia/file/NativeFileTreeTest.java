package io.hawser.kopia.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeFileTreeTest extends FileTreeContractTest {
  private static final FileName BYTES = FileName.of(new byte[] {'b', (byte) 0xff, '\n'});

  @BeforeAll
  static void onLinuxOnly() {
    assumeTrue(Linux.isHere(), "no system calls on this system");
  }

  @Override
  FileTree tree() {
    return FileTree.local();
  }

  @Test
  void keepsNamesThatAreNoText() throws IOException {
    try (var directory = tree().open(temp)) {
      directory.createFile(BYTES).close();
      var names = new ArrayList<FileName>();

      directory.list((name, kind) -> names.add(name));

      assertThat(names).containsExactly(BYTES);
      assertThat(directory.status(BYTES).size()).isZero();
    }
  }

  @Test
  void showsNamesEscapedInErrors() throws IOException {
    try (var directory = tree().open(temp)) {
      assertThatThrownBy(() -> directory.status(BYTES)).hasMessage("b\\xff\\x0a");
    }
  }

  @Test
  void staysInTheDirectoryThatWasOpened() throws IOException {
    var moved = Files.createDirectory(temp.resolve("first"));
    try (var directory = tree().open(moved)) {
      Files.move(moved, temp.resolve("second"));
      Files.createDirectory(moved);

      directory.createFile(FileName.of("file")).close();
    }

    assertThat(temp.resolve("second/file")).exists();
    assertThat(temp.resolve("first/file")).doesNotExist();
  }

  @Test
  void setsTimesBefore1970() throws IOException {
    try (var directory = tree().open(temp)) {
      try (var file = directory.createFile(BYTES)) {
        file.finish(new Attributes(0600, -1_500_000_000L, Optional.empty()));
      }

      assertThat(directory.status(BYTES).mtimeNanos()).isEqualTo(-1_500_000_000L);
    }
  }
}
