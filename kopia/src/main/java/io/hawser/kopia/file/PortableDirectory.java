package io.hawser.kopia.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A directory by its path; see {@link FileTree#portable} for what it cannot do. */
final class PortableDirectory implements DirectoryHandle {
  private final Path path;

  private PortableDirectory(Path path) {
    this.path = path;
  }

  static DirectoryHandle open(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.readAttributes(path, "size");
      throw new NotDirectoryException(path.toString());
    }
    return new PortableDirectory(path);
  }

  @Override
  public FileStatus status() throws IOException {
    return PortableAttributes.read(path);
  }

  @Override
  public FileStatus status(FileName name) throws IOException {
    return PortableAttributes.read(resolve(name));
  }

  @Override
  public void list(Listing each) throws IOException {
    try (var names = Files.newDirectoryStream(path)) {
      for (var name : names) {
        each.accept(FileName.of(String.valueOf(name.getFileName())), FileKind.UNKNOWN);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  @Override
  public DirectoryHandle openDirectory(FileName name) throws IOException {
    requireKind(name, FileKind.DIRECTORY, "is not a directory");
    return new PortableDirectory(resolve(name));
  }

  @Override
  public SourceFile openFile(FileName name) throws IOException {
    requireKind(name, FileKind.FILE, "is no longer a regular file");
    var file = resolve(name);
    return new PortableSourceFile(
        file, FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public byte[] readLink(FileName name) throws IOException {
    return Files.readSymbolicLink(resolve(name)).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public DirectoryHandle createDirectory(FileName name) throws IOException {
    return new PortableDirectory(Files.createDirectory(resolve(name)));
  }

  @Override
  public TargetFile createFile(FileName name) throws IOException {
    var file = resolve(name);
    return new PortableTargetFile(
        file, FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
  }

  @Override
  public void createSymlink(FileName name, byte[] target) throws IOException {
    var text = new String(target, StandardCharsets.UTF_8);
    Files.createSymbolicLink(resolve(name), path.getFileSystem().getPath(text));
  }

  @Override
  public void rename(FileName from, FileName to) throws IOException {
    Files.move(
        resolve(from),
        resolve(to),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(FileName name) throws IOException {
    var file = resolve(name);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(name.toString(), null, "is a directory");
    }
    Files.delete(file);
  }

  @Override
  public boolean setAttributes(Attributes attributes) throws IOException {
    return PortableAttributes.set(path, attributes);
  }

  @Override
  public boolean setLinkAttributes(FileName name, Attributes attributes) throws IOException {
    return PortableAttributes.setLink(resolve(name), attributes);
  }

  @Override
  public void close() {}

  private void requireKind(FileName name, FileKind kind, String otherwise) throws IOException {
    var file = resolve(name);
    if (PortableAttributes.read(file).kind() == kind) {
      return;
    }
    if (kind == FileKind.DIRECTORY) {
      throw new NotDirectoryException(name.toString());
    }
    throw new FileSystemException(name.toString(), null, otherwise);
  }

  private Path resolve(FileName name) throws IOException {
    if (!name.isUtf8() || !name.staysInside()) {
      throw new FileSystemException(name.toString(), null, "is not a name on this system");
    }
    try {
      return path.resolve(name.text());
    } catch (InvalidPathException e) {
      throw new FileSystemException(name.toString(), null, e.getReason());
    }
  }
}
