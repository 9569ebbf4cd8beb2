package io.hawser.kopia.content;

import io.hawser.kopia.repository.ClientIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * @param identity stands in session markers
 * @param cacheDirectory for the indexes of this one repository; without one they are on the heap
 * @param parallelUploads how many packs may be on their way at once, at least 1
 * @param verifyUploads true decodes each full pack again before it is sent
 */
public record ContentOptions(
    ClientIdentity identity,
    Optional<Path> cacheDirectory,
    int parallelUploads,
    boolean verifyUploads,
    Clock clock) {
  public ContentOptions {
    if (parallelUploads < 1) {
      throw new IllegalArgumentException(
          "parallel uploads must be at least 1, not '%d'".formatted(parallelUploads));
    }
  }
}
