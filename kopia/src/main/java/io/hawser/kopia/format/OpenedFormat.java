package io.hawser.kopia.format;

import io.hawser.kopia.crypto.KeyBytes;
import io.hawser.kopia.crypto.KeyDerivation;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A format blob that its password has opened.
 *
 * @param uniqueId of the repository; not a secret
 * @param passwordKey the key that the password gives
 * @param blob the bytes of the format blob, of which version 1 keeps copies in packs
 */
public record OpenedFormat(
    RepositoryFormat format,
    byte[] uniqueId,
    KeyBytes passwordKey,
    BlobRetention retention,
    byte[] blob) {

  /** The key of {@code kopia.maintenance}. */
  public KeyBytes maintenanceKey() {
    var from = format.passwordCanChange() ? format.masterKey() : passwordKey;
    return KeyDerivation.forPurpose(from, uniqueId, "maintenance schedule", 32);
  }

  public String uniqueIdHex() {
    return HexFormat.of().formatHex(uniqueId);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpenedFormat that
        && format.equals(that.format)
        && Arrays.equals(uniqueId, that.uniqueId)
        && passwordKey.equals(that.passwordKey)
        && retention.equals(that.retention)
        && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(uniqueId);
  }
}
