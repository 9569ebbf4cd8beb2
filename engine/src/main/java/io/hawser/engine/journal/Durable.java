package io.hawser.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Changes to folders that outlive a loss of power. */
final class Durable {
  private Durable() {}

  /** Creates a folder and those above it, private to the user. */
  static void createDirectories(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    var parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    if (parent != null) {
      syncDirectory(parent);
    }
  }

  /** Makes an empty file that stays. */
  static void createFile(Path file) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(0));
      channel.force(true);
    }
    syncParent(file);
  }

  /** Makes the entry of a file in its folder durable. */
  static void syncParent(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      syncDirectory(folder);
    }
  }

  private static void syncDirectory(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows opens no folders, and needs no sync for them.
      if (!System.getProperty("os.name").startsWith("Windows")) {
        throw e;
      }
    }
  }
}
