package io.hawser.kopia.file;

import java.io.IOException;

/**
 * A directory held open. Every name is looked up in this very directory, whatever happens to the
 * path that led to it, and symbolic links are never followed. Safe for use by many threads, but not
 * to be closed while one of them is using it.
 *
 * <p>What is wrong shows as the usual subclasses of {@link java.nio.file.FileSystemException}, with
 * names escaped in their messages.
 */
public interface DirectoryHandle extends AutoCloseable {
  /** Takes one name of a listing. */
  interface Listing {
    void accept(FileName name, FileKind kind) throws IOException;
  }

  FileStatus status() throws IOException;

  FileStatus status(FileName name) throws IOException;

  /**
   * Every name but the dots, in no order. The listing must not list another directory meanwhile.
   */
  void list(Listing each) throws IOException;

  DirectoryHandle openDirectory(FileName name) throws IOException;

  /** Opens a regular file for reading; anything else is refused, and never waited for. */
  SourceFile openFile(FileName name) throws IOException;

  /** The target of a symbolic link, byte for byte. */
  byte[] readLink(FileName name) throws IOException;

  /** Makes a directory that only its owner may enter, and opens it. */
  DirectoryHandle createDirectory(FileName name) throws IOException;

  /** Makes a file that only its owner may read; there must be nothing of this name. */
  TargetFile createFile(FileName name) throws IOException;

  void createSymlink(FileName name, byte[] target) throws IOException;

  /** Renames within this directory, replacing a file of the new name at once. */
  void rename(FileName from, FileName to) throws IOException;

  /** Deletes anything but a directory. */
  void delete(FileName name) throws IOException;

  /**
   * Sets attributes of the directory itself.
   *
   * @return false when this process may not set the owner; setuid and setgid are then left out
   */
  boolean setAttributes(Attributes attributes) throws IOException;

  /** Sets time and owner of a symbolic link; returns as {@link #setAttributes(Attributes)}. */
  boolean setLinkAttributes(FileName name, Attributes attributes) throws IOException;

  @Override
  void close();
}
