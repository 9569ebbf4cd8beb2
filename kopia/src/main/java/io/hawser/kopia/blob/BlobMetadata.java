package io.hawser.kopia.blob;

import java.time.Instant;

/**
 * @param length in bytes
 * @param timestamp when the blob was last written, by the storage's clock
 */
public record BlobMetadata(BlobId id, long length, Instant timestamp) {}
