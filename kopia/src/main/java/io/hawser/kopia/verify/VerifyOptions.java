package io.hawser.kopia.verify;

/**
 * How much to verify.
 *
 * @param filesPercent of files whose content is read, 0 to 100; of the others only the index is
 *     asked
 * @param seed decides which files these are: the same seed, the same files
 * @param parallelism how many files are read at once, at least 1
 */
public record VerifyOptions(double filesPercent, long seed, int parallelism) {
  public VerifyOptions {
    if (!(filesPercent >= 0 && filesPercent <= 100)) {
      throw new IllegalArgumentException(
          "the percentage of files must be from 0 to 100, not " + filesPercent);
    }
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }

  public static VerifyOptions everything() {
    return new VerifyOptions(100, 0, Runtime.getRuntime().availableProcessors());
  }
}
