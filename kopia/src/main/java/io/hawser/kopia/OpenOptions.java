package io.hawser.kopia;

import io.hawser.kopia.repository.ClientIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a repository is opened.
 *
 * @param identity of this client
 * @param cacheDirectory for indexes, which then need no heap; may be shared by repositories and
 *     processes
 * @param readOnly refuses every change
 * @param parallelUploads how many packs may be on their way to the storage at once; each needs some
 *     28 MB
 */
public record OpenOptions(
    ClientIdentity identity,
    Optional<Path> cacheDirectory,
    boolean readOnly,
    int parallelUploads,
    Clock clock) {

  public static OpenOptions as(ClientIdentity identity) {
    return new OpenOptions(identity, Optional.empty(), false, 2, Clock.systemUTC());
  }

  public OpenOptions withCache(Path directory) {
    return new OpenOptions(identity, Optional.of(directory), readOnly, parallelUploads, clock);
  }

  public OpenOptions forReading() {
    return new OpenOptions(identity, cacheDirectory, true, parallelUploads, clock);
  }

  public OpenOptions withParallelUploads(int count) {
    return new OpenOptions(identity, cacheDirectory, readOnly, count, clock);
  }

  public OpenOptions withClock(Clock newClock) {
    return new OpenOptions(identity, cacheDirectory, readOnly, parallelUploads, newClock);
  }
}
