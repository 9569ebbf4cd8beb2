package io.hawser.kopia.upload;

/**
 * How to upload.
 *
 * @param parallelism how many files are read at once, at least 1
 * @param filter what belongs into the snapshot
 */
public record UploadOptions(int parallelism, Filter filter) {
  public UploadOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }

  /** As many files at once as there are processors, everything included. */
  public static UploadOptions defaults() {
    return new UploadOptions(Runtime.getRuntime().availableProcessors(), Filter.EVERYTHING);
  }

  public UploadOptions withParallelism(int files) {
    return new UploadOptions(files, filter);
  }

  public UploadOptions withFilter(Filter newFilter) {
    return new UploadOptions(parallelism, newFilter);
  }
}
