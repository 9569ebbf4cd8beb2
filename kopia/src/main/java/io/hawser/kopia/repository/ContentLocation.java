package io.hawser.kopia.repository;

import io.hawser.kopia.blob.BlobId;

/**
 * Where sealed contents lie in the storage.
 *
 * @param offset in the pack
 * @param length in bytes, compressed and sealed as they are there
 */
public record ContentLocation(BlobId pack, int offset, int length) {}
