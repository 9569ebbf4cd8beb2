package io.hawser.kopia.snapshot;

/**
 * Counts of one upload; for people, nothing depends on them.
 *
 * @param totalSize bytes of files read or reused, and of reused links
 * @param files files read
 * @param cachedFiles files and links taken over from an earlier snapshot
 */
public record SnapshotStats(
    long totalSize,
    long excludedTotalSize,
    long files,
    long cachedFiles,
    long nonCachedFiles,
    long directories,
    long excludedFiles,
    long excludedDirectories,
    long ignoredErrors,
    long errors) {
  public static final SnapshotStats NONE = new SnapshotStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
