package io.hawser.kopia.crypto;

import io.hawser.kopia.repository.RepositoryException;

/**
 * Seals contents and blobs. Safe for use by many threads.
 *
 * <p>The last argument binds the bytes to their name (Kopia's format, section "Encryption"): for a
 * content the last 16 bytes of its hash, for a blob the last 32 hex digits of its name before the
 * first dash, for a local index its whole hash.
 */
public interface ContentCipher {
  /** How many bytes a sealed content is longer than the plain one, before error correction. */
  int overhead();

  byte[] encrypt(byte[] plain, int offset, int length, byte[] contentIdHash);

  /**
   * Opens what {@link #encrypt} sealed under the same name.
   *
   * @throws RepositoryException of kind {@code CORRUPT} when the bytes or the name are not those
   */
  byte[] decrypt(byte[] sealed, int offset, int length, byte[] contentIdHash);
}
