package io.hawser.kopia.restore;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.TargetFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file or link under a temporary name, deleted unless it is moved in. The name is always the same
 * for the same file, so that what a killed restore left is replaced by the next one.
 */
final class PartialFile implements AutoCloseable {
  private static final String PREFIX = ".hawser-partial-";

  private final DirectoryHandle directory;
  private final FileName finalName;
  private final FileName name;
  private boolean exists;

  PartialFile(DirectoryHandle directory, FileName finalName) {
    this.directory = directory;
    this.finalName = finalName;
    this.name = FileName.of(PREFIX + HexFormat.of().formatHex(digest(finalName.bytes()), 0, 8));
  }

  FileName name() {
    return name;
  }

  TargetFile createFile() throws IOException {
    TargetFile file;
    try {
      file = directory.createFile(name);
    } catch (FileAlreadyExistsException e) {
      directory.delete(name);
      file = directory.createFile(name);
    }
    exists = true;
    return file;
  }

  void createLink(byte[] target) throws IOException {
    try {
      directory.createSymlink(name, target);
    } catch (FileAlreadyExistsException e) {
      directory.delete(name);
      directory.createSymlink(name, target);
    }
    exists = true;
  }

  void moveIn() throws IOException {
    directory.rename(name, finalName);
    exists = false;
  }

  @Override
  public void close() throws IOException {
    if (exists) {
      directory.delete(name);
    }
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
