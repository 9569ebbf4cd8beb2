package io.hawser.kopia.repository;

import io.hawser.kopia.blob.BlobId;

/**
 * Where a part of an object lies in the storage.
 *
 * @param offset in the pack
 * @param length in bytes, compressed and sealed as it is there
 */
public record ContentLocation(BlobId pack, int offset, int length) {}
