package io.hawser.kopia.format;

import io.hawser.kopia.crypto.ContentCipher;
import io.hawser.kopia.crypto.ContentCiphers;
import io.hawser.kopia.crypto.ContentHash;
import io.hawser.kopia.crypto.ContentHashes;
import io.hawser.kopia.crypto.KeyBytes;
import java.util.List;
import java.util.Optional;

/**
 * What a repository is made of (Kopia's format, section "Embedded JSON").
 *
 * @param version 1, 2 or 3
 * @param hash name of the content hash
 * @param encryption name of the cipher
 * @param splitter name of the default splitter
 * @param ecc name of the error correction, empty for none
 * @param eccOverheadPercent 0 for no error correction
 * @param maxPackBytes a pack is finished when it has so many bytes
 * @param indexVersion 1 or 2
 * @param passwordCanChange false in repositories of version 1, where the key of the format blob is
 *     used for other things too
 * @param secret the key of the content hash
 * @param masterKey what the keys of all contents come from
 */
public record RepositoryFormat(
    int version,
    String hash,
    String encryption,
    String splitter,
    String ecc,
    int eccOverheadPercent,
    int maxPackBytes,
    int indexVersion,
    EpochParameters epochs,
    boolean passwordCanChange,
    KeyBytes secret,
    KeyBytes masterKey,
    Optional<UpgradeLock> upgradeLock,
    List<RequiredFeature> requiredFeatures) {

  public RepositoryFormat {
    requiredFeatures = List.copyOf(requiredFeatures);
  }

  /** The content hash under this repository's secret. */
  public ContentHash contentHash() {
    return ContentHashes.named(hash, secret.bytes());
  }

  /** The cipher under this repository's master key, with error correction if there is any. */
  public ContentCipher contentCipher() {
    return ContentCiphers.named(encryption, masterKey.bytes(), ecc, eccOverheadPercent);
  }

  /** True when packs carry a copy of the format blob at their start. */
  public boolean hasRecoveryCopies() {
    return !passwordCanChange;
  }
}
