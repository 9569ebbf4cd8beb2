package io.hawser.functions.data;

import io.hawser.kopia.blob.BlobMetadata;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.ForwardingBlobs;
import io.hawser.kopia.format.FormatBlobs;
import java.util.ArrayList;

/**
 * Counts a place as empty where the making of a repository broke off: only the companion of the
 * format blob is there, which is written first and is good for nothing alone.
 */
final class UnmadeBlobs extends ForwardingBlobs {
  UnmadeBlobs(BlobStorage storage) {
    super(storage);
  }

  @Override
  public boolean isEmpty() {
    if (super.isEmpty()) {
      return true;
    }
    var found = new ArrayList<BlobMetadata>(2);
    list(
        "",
        blob -> {
          if (found.size() < 2) {
            found.add(blob);
          }
        });
    return found.size() == 1 && found.getFirst().id().equals(FormatBlobs.RETENTION_BLOB);
  }
}
