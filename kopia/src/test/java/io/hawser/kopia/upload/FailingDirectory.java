package io.hawser.kopia.upload;

import io.hawser.kopia.file.Attributes;
import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.SourceFile;
import io.hawser.kopia.file.TargetFile;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** A directory on a disk with a bad spot: files of one name cannot be opened, at any depth. */
class FailingDirectory implements DirectoryHandle {
  private final DirectoryHandle real;
  private final String badName;

  FailingDirectory(DirectoryHandle real, String badName) {
    this.real = real;
    this.badName = badName;
  }

  @Override
  public FileStatus status() throws IOException {
    return real.status();
  }

  @Override
  public FileStatus status(FileName name) throws IOException {
    return real.status(name);
  }

  @Override
  public void list(Listing each) throws IOException {
    real.list(each);
  }

  @Override
  public DirectoryHandle openDirectory(FileName name) throws IOException {
    return new FailingDirectory(real.openDirectory(name), badName);
  }

  @Override
  public SourceFile openFile(FileName name) throws IOException {
    if (name.text().equals(badName)) {
      throw new FileSystemException(badName, null, "Input/output error");
    }
    return real.openFile(name);
  }

  @Override
  public byte[] readLink(FileName name) throws IOException {
    return real.readLink(name);
  }

  @Override
  public DirectoryHandle createDirectory(FileName name) throws IOException {
    return real.createDirectory(name);
  }

  @Override
  public TargetFile createFile(FileName name) throws IOException {
    return real.createFile(name);
  }

  @Override
  public void createSymlink(FileName name, byte[] target) throws IOException {
    real.createSymlink(name, target);
  }

  @Override
  public void rename(FileName from, FileName to) throws IOException {
    real.rename(from, to);
  }

  @Override
  public void delete(FileName name) throws IOException {
    real.delete(name);
  }

  @Override
  public boolean setAttributes(Attributes attributes) throws IOException {
    return real.setAttributes(attributes);
  }

  @Override
  public boolean setLinkAttributes(FileName name, Attributes attributes) throws IOException {
    return real.setLinkAttributes(name, attributes);
  }

  @Override
  public void close() {
    real.close();
  }
}
