package io.hawser.kopia.format;

import io.hawser.kopia.crypto.ContentCiphers;
import io.hawser.kopia.crypto.ContentHashes;
import io.hawser.kopia.crypto.KeyDerivation;
import io.hawser.kopia.splitter.Splitters;

/**
 * The choices for a new repository, all by Kopia's names.
 *
 * @param version of the format, 1 to 3
 * @param keyDerivation from the password to the key of the format blob
 * @param eccOverheadPercent bytes added for error correction, 0 for none
 * @param retention needs a bucket with object lock
 */
public record CreateOptions(
    int version,
    String hash,
    String encryption,
    String splitter,
    String keyDerivation,
    int eccOverheadPercent,
    BlobRetention retention) {

  /** What {@code kopia repository create} chooses. */
  public static CreateOptions defaults() {
    return new CreateOptions(
        3,
        ContentHashes.DEFAULT,
        ContentCiphers.DEFAULT,
        Splitters.DEFAULT,
        KeyDerivation.SCRYPT,
        0,
        BlobRetention.NONE);
  }

  public CreateOptions withVersion(int newVersion) {
    return new CreateOptions(
        newVersion, hash, encryption, splitter, keyDerivation, eccOverheadPercent, retention);
  }

  public CreateOptions withHash(String newHash) {
    return new CreateOptions(
        version, newHash, encryption, splitter, keyDerivation, eccOverheadPercent, retention);
  }

  public CreateOptions withEncryption(String newEncryption) {
    return new CreateOptions(
        version, hash, newEncryption, splitter, keyDerivation, eccOverheadPercent, retention);
  }

  public CreateOptions withSplitter(String newSplitter) {
    return new CreateOptions(
        version, hash, encryption, newSplitter, keyDerivation, eccOverheadPercent, retention);
  }

  public CreateOptions withKeyDerivation(String newKeyDerivation) {
    return new CreateOptions(
        version, hash, encryption, splitter, newKeyDerivation, eccOverheadPercent, retention);
  }

  public CreateOptions withEccOverheadPercent(int newPercent) {
    return new CreateOptions(
        version, hash, encryption, splitter, keyDerivation, newPercent, retention);
  }

  public CreateOptions withRetention(BlobRetention newRetention) {
    return new CreateOptions(
        version, hash, encryption, splitter, keyDerivation, eccOverheadPercent, newRetention);
  }
}
