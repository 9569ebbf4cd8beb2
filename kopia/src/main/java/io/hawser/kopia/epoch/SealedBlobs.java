package io.hawser.kopia.epoch;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.crypto.ContentCipher;
import io.hawser.kopia.crypto.ContentHash;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Blobs that are sealed as a whole and named by the hash of what is in them: indexes and session
 * markers (Kopia's format, "Encryption algorithms"). The name is all that opening needs.
 */
public final class SealedBlobs {
  private static final int IV_DIGITS = 32;

  private final BlobStorage storage;
  private final ContentHash hash;
  private final ContentCipher cipher;

  public SealedBlobs(BlobStorage storage, ContentHash hash, ContentCipher cipher) {
    this.storage = storage;
    this.hash = hash;
    this.cipher = cipher;
  }

  /** Writes a blob named {@code <prefix><hash><suffix>}. */
  public BlobId put(String prefix, byte[] plain, String suffix) {
    var digits = HexFormat.of().formatHex(hash.hash(plain, 0, plain.length));
    var id = new BlobId(prefix + digits + suffix);
    storage.put(id, ByteBuffer.wrap(cipher.encrypt(plain, 0, plain.length, iv(id))));
    return id;
  }

  /** Reads and opens a blob. */
  public byte[] get(BlobId id) {
    var sealed = storage.get(id);
    return cipher.decrypt(sealed, 0, sealed.length, iv(id));
  }

  private static byte[] iv(BlobId id) {
    var name = id.name();
    int dash = name.indexOf('-');
    int end = dash < 0 ? name.length() : dash;
    try {
      return HexFormat.of().parseHex(name, Math.max(0, end - IV_DIGITS), end);
    } catch (IllegalArgumentException e) {
      throw new RepositoryException(
          Kind.CORRUPT, "the name of blob '%s' holds no hash".formatted(id), e);
    }
  }
}
