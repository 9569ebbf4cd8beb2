package io.hawser.kopia.snapshot;

import java.util.List;

/**
 * What is below a directory, itself included.
 *
 * @param size bytes of files, symbolic links not among them
 * @param maxTimeNanos the newest modification time of all entries
 * @param incomplete why the tree is not whole, or empty
 * @param failed entries that could not be read and are not in the snapshot
 * @param ignoredErrors the same, where the policy says to go on without a word
 * @param errors the first ones by path
 */
public record Summary(
    long size,
    long files,
    long symlinks,
    long directories,
    long maxTimeNanos,
    String incomplete,
    long failed,
    long ignoredErrors,
    List<EntryError> errors) {

  /**
   * An entry that could not be read.
   *
   * @param path relative to the root of the snapshot
   */
  public record EntryError(String path, String error) {}

  public Summary {
    errors = List.copyOf(errors);
  }
}
