package io.hawser.kopia.restore;

import java.util.List;

/**
 * What came of a restore.
 *
 * @param bytes written, holes not among them
 * @param alreadyThere files and links that were right before
 * @param ownersNotSet how many owners this process was not allowed to set
 * @param problemCount entries that are not as in the snapshot
 * @param problems the first hundred of them
 */
public record RestoreResult(
    long files,
    long directories,
    long symlinks,
    long bytes,
    long alreadyThere,
    long ownersNotSet,
    long problemCount,
    List<Problem> problems) {

  /** Why an entry was not restored. */
  public enum Kind {
    /** The entry would go outside the target, collides with another, or makes no sense. */
    REFUSED,
    /** Something else is there and was to be kept. */
    KEPT,
    /** The file system or the repository could not do it. */
    FAILED
  }

  /**
   * @param path of the entry, escaped
   */
  public record Problem(Kind kind, String path, String reason) {}

  public RestoreResult {
    problems = List.copyOf(problems);
  }

  /** True when everything is as in the snapshot, owners that may not be set aside. */
  public boolean isWhole() {
    return problemCount == 0;
  }
}
