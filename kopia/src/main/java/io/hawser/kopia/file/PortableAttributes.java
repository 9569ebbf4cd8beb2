package io.hawser.kopia.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/** Status and attributes by {@code java.nio.file}; what the system does not have gets a default. */
final class PortableAttributes {
  private static final String UNIX = "unix:mode,uid,gid,dev,ino";

  private PortableAttributes() {}

  static FileStatus read(Path path) throws IOException {
    var basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    var time = basic.lastModifiedTime().toInstant();
    var unix = unix(path);
    return new FileStatus(
        kind(basic),
        (int) unix.getOrDefault("mode", basic.isDirectory() ? 0755 : 0644) & 07777,
        basic.size(),
        FileStatus.nanos(time.getEpochSecond(), time.getNano()),
        (int) unix.getOrDefault("uid", 0),
        (int) unix.getOrDefault("gid", 0),
        (long) unix.getOrDefault("dev", 0L),
        (long) unix.getOrDefault("ino", 0L),
        basic.size());
  }

  static boolean set(Path path, Attributes wanted) throws IOException {
    boolean owned = own(path, wanted);
    if (hasUnix(path)) {
      Files.setAttribute(path, "unix:mode", owned ? wanted.mode() : wanted.modeWithoutOwner());
    }
    Files.setLastModifiedTime(path, time(wanted));
    return owned || wanted.owner().isEmpty();
  }

  static boolean setLink(Path path, Attributes wanted) throws IOException {
    boolean owned = own(path, wanted);
    Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(time(wanted), null, null);
    return owned || wanted.owner().isEmpty();
  }

  private static boolean own(Path path, Attributes wanted) {
    if (wanted.owner().isEmpty() || !hasUnix(path)) {
      return false;
    }
    try {
      var owner = wanted.owner().get();
      Files.setAttribute(path, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (IOException e) {
      // By contract not an error: the caller learns that the owner was not set.
      return false;
    }
  }

  private static Map<String, Object> unix(Path path) throws IOException {
    return hasUnix(path) ? Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS) : Map.of();
  }

  private static boolean hasUnix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static FileKind kind(BasicFileAttributes basic) throws FileSystemException {
    if (basic.isSymbolicLink()) {
      return FileKind.SYMLINK;
    }
    if (basic.isDirectory()) {
      return FileKind.DIRECTORY;
    }
    return basic.isRegularFile() ? FileKind.FILE : FileKind.OTHER;
  }

  private static FileTime time(Attributes wanted) {
    return FileTime.from(
        Instant.ofEpochSecond(
            Math.floorDiv(wanted.mtimeNanos(), 1_000_000_000L),
            Math.floorMod(wanted.mtimeNanos(), 1_000_000_000L)));
  }
}
