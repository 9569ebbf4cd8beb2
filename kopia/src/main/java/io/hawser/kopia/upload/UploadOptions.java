package io.hawser.kopia.upload;

/**
 * How to upload.
 *
 * @param parallelism how many files are read at once; 0 for what the policy says, or as many as
 *     there are processors
 * @param filter what belongs into the snapshot
 */
public record UploadOptions(int parallelism, Filter filter) {
  public UploadOptions {
    if (parallelism < 0) {
      throw new IllegalArgumentException("parallelism must not be negative: " + parallelism);
    }
  }

  /** As the policy says, everything included that it includes. */
  public static UploadOptions defaults() {
    return new UploadOptions(0, Filter.EVERYTHING);
  }

  public UploadOptions withParallelism(int files) {
    return new UploadOptions(files, filter);
  }

  public UploadOptions withFilter(Filter newFilter) {
    return new UploadOptions(parallelism, newFilter);
  }
}
