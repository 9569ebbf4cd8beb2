package io.hawser.kopia.restore;

/** What to do with files that are there already and are not the same. */
public enum Overwrite {
  /** Keep what is there. */
  NEVER,
  /** Replace what was modified before the file in the snapshot was. */
  OLDER,
  /** Replace it, but never a directory by a file. */
  ALWAYS
}
