package io.hawser.kopia.content;

import io.hawser.kopia.index.IndexEntry;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;

/**
 * Opens every content of a full pack as a reader would, and compares it with the hash that its id
 * is. What a compressor, a cipher or the memory has spoiled is found before it is sent. Holds one
 * content at a time.
 */
record PackCheck(ContentCodec codec) {

  /**
   * @throws RepositoryException of kind {@code CORRUPT} when a content would not come back
   */
  void check(PackBuilder pack) {
    for (var entry : pack.entries()) {
      if (!entry.deleted()) {
        check(pack, entry);
      }
    }
  }

  private void check(PackBuilder pack, IndexEntry entry) {
    try {
      var _ = codec.open(entry, pack.read(entry.packOffset(), entry.packedLength()));
    } catch (RepositoryException e) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "a pack was spoiled before it was sent, nothing of it is stored; check this machine's"
              + " memory and start again: "
              + e.getMessage(),
          e);
    }
  }
}
