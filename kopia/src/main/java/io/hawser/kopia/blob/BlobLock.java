package io.hawser.kopia.blob;

import java.time.Instant;

/**
 * Until when a storage refuses to delete a blob, or to replace what it holds now (S3 object lock).
 *
 * @param until by the storage's clock; only whole seconds are sure to be kept
 */
public record BlobLock(Mode mode, Instant until) {

  /** Who may lift a lock before its time. */
  public enum Mode {
    /** Those with a right to do so. */
    GOVERNANCE,
    /** Nobody. */
    COMPLIANCE
  }
}
