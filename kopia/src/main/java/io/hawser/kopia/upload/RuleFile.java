package io.hawser.kopia.upload;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileErrors;
import io.hawser.kopia.file.FileKind;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads files with rules from a directory. As Kopia does, it follows a link, wherever that leads; a
 * link to nothing is an error. Keeps one file of at most {@link #MOST_BYTES}.
 */
final class RuleFile {
  static final int MOST_BYTES = 16 << 20;
  private static final int MOST_LINKS = 30;

  /** The first bytes of a cache's tag (Cache Directory Tagging Specification). */
  private static final byte[] SIGNATURE =
      "Signature: 8a477f597d28d172789f06886806bc55".getBytes(StandardCharsets.US_ASCII);

  private final DirectoryHandle directory;
  private final FileTree files;

  RuleFile(DirectoryHandle directory, FileTree files) {
    this.directory = directory;
    this.files = files;
  }

  /** Whether this is a tag that says that the directory is a cache. */
  boolean isCacheTag(FileName name) {
    try {
      var status = directory.status(name);
      return status.kind() == FileKind.FILE
          && status.size() >= SIGNATURE.length
          && Arrays.equals(read(directory, name, SIGNATURE.length), SIGNATURE);
    } catch (IOException e) {
      // What cannot be read says nothing; as a file of the snapshot it will be complained about.
      return false;
    }
  }

  /**
   * The bytes of a file; empty when it is gone, or no file.
   *
   * @throws FileSystemException when there is one that cannot be read
   */
  Optional<byte[]> read(FileName name) throws IOException {
    try {
      return switch (directory.status(name).kind()) {
        case FILE -> Optional.of(whole(directory, name));
        case SYMLINK -> Optional.of(follow(name));
        case DIRECTORY, OTHER, UNKNOWN -> Optional.empty();
      };
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new FileSystemException(
          name.toString(), null, "'%s' cannot be read: %s".formatted(name, FileErrors.reason(e)));
    }
  }

  /** Goes from directory to directory, each opened by itself, as the system would. */
  private byte[] follow(FileName link) throws IOException {
    var way = new ArrayDeque<FileName>();
    way.push(link);
    int links = 0;
    Optional<DirectoryHandle> opened = Optional.empty();
    try {
      while (!way.isEmpty()) {
        var here = opened.orElse(directory);
        var name = way.pop();
        var kind = name.text().equals("..") ? FileKind.DIRECTORY : status(here, name, link);
        switch (kind) {
          case FILE -> {
            if (way.isEmpty()) {
              return whole(here, name);
            }
            throw dangling(link);
          }
          case DIRECTORY -> opened = replace(opened, here.openDirectory(name));
          case SYMLINK -> {
            if (++links > MOST_LINKS) {
              throw new FileSystemException(link.toString(), null, "too many levels of links");
            }
            var target = here.readLink(name);
            if (target.length > 0 && target[0] == '/') {
              opened = replace(opened, files.open(Path.of("/")));
            }
            push(way, target);
          }
          case OTHER, UNKNOWN -> throw dangling(link);
        }
      }
      throw dangling(link);
    } finally {
      opened.ifPresent(DirectoryHandle::close);
    }
  }

  private static FileKind status(DirectoryHandle here, FileName name, FileName link)
      throws IOException {
    try {
      return here.status(name).kind();
    } catch (NoSuchFileException e) {
      throw dangling(link);
    }
  }

  private static Optional<DirectoryHandle> replace(
      Optional<DirectoryHandle> old, DirectoryHandle opened) {
    old.ifPresent(DirectoryHandle::close);
    return Optional.of(opened);
  }

  /** The elements of a link's target come before what is left of the way. */
  private static void push(ArrayDeque<FileName> way, byte[] target) {
    int end = target.length;
    for (int i = target.length - 1; i >= -1; i--) {
      if (i < 0 || target[i] == '/') {
        var name = Arrays.copyOfRange(target, i + 1, end);
        if (name.length > 0 && !(name.length == 1 && name[0] == '.')) {
          way.push(FileName.of(name));
        }
        end = i;
      }
    }
  }

  private static FileSystemException dangling(FileName link) {
    return new FileSystemException(link.toString(), null, "the link leads to no file");
  }

  private static byte[] whole(DirectoryHandle directory, FileName name) throws IOException {
    var bytes = read(directory, name, MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new FileSystemException(name.toString(), null, "it is larger than 16 MiB");
    }
    return bytes;
  }

  private static byte[] read(DirectoryHandle directory, FileName name, int most)
      throws IOException {
    var buffer = new byte[Math.min(most, 8 << 10)];
    var bytes = new ByteArrayOutputStream();
    try (var file = directory.openFile(name)) {
      while (bytes.size() < most) {
        int read = file.read(buffer, 0, Math.min(buffer.length, most - bytes.size()));
        if (read < 0) {
          break;
        }
        bytes.write(buffer, 0, read);
      }
    }
    return bytes.toByteArray();
  }
}
