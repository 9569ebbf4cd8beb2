package io.hawser.kopia.blob;

import java.time.Duration;
import java.util.Optional;

/** Is told of every call to a storage, by the thread that makes it. */
public interface BlobObserver {
  /**
   * @param name the blob, or the prefix of a listing
   */
  default void before(BlobOperation operation, String name) {}

  /**
   * @param bytes how many were read or written, 0 where there are none
   * @param error what went wrong, if anything did
   */
  default void after(
      BlobOperation operation,
      String name,
      long bytes,
      Duration took,
      Optional<BlobException> error) {}

  /** A call went wrong and is made again after the pause. */
  default void retrying(BlobException error, Duration pause) {}
}
