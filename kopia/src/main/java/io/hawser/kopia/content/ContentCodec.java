package io.hawser.kopia.content;

import io.hawser.kopia.compression.Compressor;
import io.hawser.kopia.compression.Compressors;
import io.hawser.kopia.crypto.ContentCipher;
import io.hawser.kopia.crypto.ContentHash;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.index.IndexEntry;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Between the plain bytes of a content and the sealed ones (Kopia's format, "Write path" and "Read
 * path"). Safe for use by many threads; nothing here waits for another thread.
 *
 * <p>Unlike Kopia, reading checks that the plain bytes are those that the id names and as long as
 * the index says.
 */
final class ContentCodec {
  private static final int HEADER_BYTES = 4;

  private final ContentHash hash;
  private final ContentCipher cipher;
  private final boolean compresses;

  /**
   * @param compresses false when the index has no room for the compressor (version 1)
   */
  ContentCodec(ContentHash hash, ContentCipher cipher, boolean compresses) {
    this.hash = hash;
    this.cipher = cipher;
    this.compresses = compresses;
  }

  boolean compresses() {
    return compresses;
  }

  /**
   * @param compression header id of the compressor, 0 for none
   */
  record Sealed(byte[] bytes, int compression) {}

  ContentId id(String prefix, byte[] data, int offset, int length) {
    return ContentId.of(prefix, hash.hash(data, offset, length));
  }

  Sealed seal(ContentId id, byte[] data, int offset, int length, @Nullable Compressor compressor) {
    if (compressor != null && compresses) {
      var payload = compressor.compress(data, offset, length);
      if (payload.length < length) {
        var sealed = cipher.encrypt(payload, 0, payload.length, id.iv());
        return new Sealed(sealed, compressor.headerId());
      }
    }
    return new Sealed(cipher.encrypt(data, offset, length, id.iv()), 0);
  }

  /** The plain bytes of a content. */
  byte[] open(IndexEntry entry, byte[] sealed) {
    try {
      var plain = openUnchecked(entry, sealed);
      // The first index version has no field for this length; it is computed from the other one.
      if (compresses && plain.length != entry.originalLength()) {
        throw new RepositoryException(
            Kind.CORRUPT,
            "it has %d bytes, the index says %d".formatted(plain.length, entry.originalLength()));
      }
      if (!Arrays.equals(entry.id().hash(), hash.hash(plain, 0, plain.length))) {
        throw new RepositoryException(Kind.CORRUPT, "its bytes are not those that its id names");
      }
      return plain;
    } catch (RepositoryException e) {
      throw new RepositoryException(
          e.kind(),
          "content '%s' in pack '%s' at byte %d: %s"
              .formatted(entry.id(), entry.pack(), entry.packOffset(), e.getMessage()),
          e);
    }
  }

  private byte[] openUnchecked(IndexEntry entry, byte[] sealed) {
    if (entry.encryptionKeyId() != 0) {
      throw new RepositoryException(
          Kind.UNSUPPORTED,
          "it is sealed with key %d; only key 0 is known".formatted(entry.encryptionKeyId()));
    }
    var payload = cipher.decrypt(sealed, 0, sealed.length, entry.id().iv());
    if (entry.compression() == 0) {
      return payload;
    }
    if (payload.length < HEADER_BYTES || ByteBuffer.wrap(payload).getInt() != entry.compression()) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "it does not start with the compressor that the index says, 0x%x"
              .formatted(entry.compression()));
    }
    return Compressors.byHeaderId(entry.compression())
        .decompress(payload, 0, payload.length, entry.originalLength());
  }
}
