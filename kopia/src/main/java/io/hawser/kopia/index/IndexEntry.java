package io.hawser.kopia.index;

import io.hawser.kopia.blob.BlobId;

/**
 * Where a content lies.
 *
 * @param timestampSeconds since 1970, when the entry was written; the newest entry of a content
 *     counts
 * @param packOffset of the sealed content in its pack
 * @param packedLength of the sealed content
 * @param originalLength of the plain content
 * @param compression header id of the compressor, 0 for none
 * @param deleted true when nobody may refer to the content any more; it can still be read
 */
public record IndexEntry(
    ContentId id,
    long timestampSeconds,
    BlobId pack,
    int packOffset,
    int packedLength,
    int originalLength,
    int formatVersion,
    int compression,
    int encryptionKeyId,
    boolean deleted) {

  /**
   * True when this entry counts rather than the other one of the same content (Kopia's format,
   * "Deletion and rewriting"): the newer one does, then the live one, then the greater pack name.
   */
  public boolean beats(IndexEntry other) {
    if (timestampSeconds != other.timestampSeconds) {
      return timestampSeconds > other.timestampSeconds;
    }
    if (deleted != other.deleted) {
      return !deleted;
    }
    return pack.compareTo(other.pack) > 0;
  }

  /** The mark that deletes this content. */
  public IndexEntry asDeleted(long nowSeconds) {
    return new IndexEntry(
        id,
        Math.max(nowSeconds, timestampSeconds + 1),
        pack,
        packOffset,
        packedLength,
        originalLength,
        formatVersion,
        compression,
        encryptionKeyId,
        true);
  }
}
