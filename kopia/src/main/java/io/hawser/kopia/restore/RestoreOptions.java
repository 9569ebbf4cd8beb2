package io.hawser.kopia.restore;

/**
 * How to restore.
 *
 * @param parallelism how many files are written at once, at least 1
 * @param compareContent a file that is there with the right size and time is also read and compared
 * @param owners whether owners are restored; setuid and setgid are only with them
 * @param sparse whether runs of zeros become holes
 */
public record RestoreOptions(
    Overwrite overwrite, int parallelism, boolean compareContent, boolean owners, boolean sparse) {
  public RestoreOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }

  public static RestoreOptions defaults() {
    return new RestoreOptions(Overwrite.NEVER, 8, false, true, true);
  }

  public RestoreOptions withOverwrite(Overwrite when) {
    return new RestoreOptions(when, parallelism, compareContent, owners, sparse);
  }

  public RestoreOptions withCompareContent(boolean compare) {
    return new RestoreOptions(overwrite, parallelism, compare, owners, sparse);
  }

  public RestoreOptions withOwners(boolean restored) {
    return new RestoreOptions(overwrite, parallelism, compareContent, restored, sparse);
  }

  public RestoreOptions withParallelism(int files) {
    return new RestoreOptions(overwrite, files, compareContent, owners, sparse);
  }
}
