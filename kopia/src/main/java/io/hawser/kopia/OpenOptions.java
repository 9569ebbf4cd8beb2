package io.hawser.kopia;

import io.hawser.kopia.crypto.PasswordKeys;
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
 * @param verifyUploads true decodes each full pack again before it is sent, and compares it with
 *     its hashes: a fault of a compressor, a cipher or the memory is noticed while the data are
 *     there
 * @param keys that passwords gave, for all who open repositories again and again
 */
public record OpenOptions(
    ClientIdentity identity,
    Optional<Path> cacheDirectory,
    boolean readOnly,
    int parallelUploads,
    boolean verifyUploads,
    PasswordKeys keys,
    Clock clock) {

  public static OpenOptions as(ClientIdentity identity) {
    return new OpenOptions(
        identity, Optional.empty(), false, 2, false, new PasswordKeys(), Clock.systemUTC());
  }

  public OpenOptions withCache(Path directory) {
    return new OpenOptions(
        identity, Optional.of(directory), readOnly, parallelUploads, verifyUploads, keys, clock);
  }

  public OpenOptions forReading() {
    return new OpenOptions(
        identity, cacheDirectory, true, parallelUploads, verifyUploads, keys, clock);
  }

  public OpenOptions withParallelUploads(int count) {
    return new OpenOptions(identity, cacheDirectory, readOnly, count, verifyUploads, keys, clock);
  }

  public OpenOptions withClock(Clock newClock) {
    return new OpenOptions(
        identity, cacheDirectory, readOnly, parallelUploads, verifyUploads, keys, newClock);
  }

  public OpenOptions withVerifiedUploads(boolean newVerifyUploads) {
    return new OpenOptions(
        identity, cacheDirectory, readOnly, parallelUploads, newVerifyUploads, keys, clock);
  }

  public OpenOptions withKeys(PasswordKeys newKeys) {
    return new OpenOptions(
        identity, cacheDirectory, readOnly, parallelUploads, verifyUploads, newKeys, clock);
  }
}
