package io.hawser.kopia.epoch;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobId;
import java.util.List;

/** The set of index blobs of a repository. Safe for use by many threads. */
public interface IndexBlobs {
  /**
   * The blobs that count, and what their deleted entries mean.
   *
   * @param ids in no particular order, each once
   * @param watermarkSeconds entries deleted at or before this time, in seconds since 1970, are
   *     gone; {@link Long#MIN_VALUE} when there is no such time
   */
  record Active(List<BlobId> ids, long watermarkSeconds) {
    public Active {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Looks which blobs count now. One of them may vanish before it is read, when a client merges
   * indexes at this moment: then ask again.
   */
  Active active();

  /**
   * Publishes an index. When this returns, every reader finds it.
   *
   * @param shards plain bytes of indexes
   * @param session suffix of the blobs' names
   * @return the new blobs, in the order of the shards
   * @throws BlobException when the storage cannot, or was so slow that readers might not look where
   *     the index was written; nothing is published then
   */
  List<BlobId> write(List<byte[]> shards, String session);
}
