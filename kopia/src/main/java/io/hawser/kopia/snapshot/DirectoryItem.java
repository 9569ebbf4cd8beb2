package io.hawser.kopia.snapshot;

/** What stands in a directory object: entries, and what was meant to be one. */
public sealed interface DirectoryItem {
  /** An entry that can be used. */
  record Good(DirectoryEntry entry) implements DirectoryItem {}

  /**
   * An entry that makes no sense; the others of its directory may.
   *
   * @param name as far as there is one, escaped
   * @param problem what is wrong with it
   */
  record Bad(String name, String problem) implements DirectoryItem {}
}
