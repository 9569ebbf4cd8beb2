package io.hawser.kopia.index;

import io.hawser.kopia.repository.RepositoryException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A sorted table of contents, searched in place: nothing is copied to the heap but what is asked
 * for. Safe for use by many threads. Damage met on the way is a {@link RepositoryException}.
 */
public interface Index {
  /** Number of entries. */
  int size();

  /** The entry at a position, in the order of content ids. */
  IndexEntry at(int position);

  /** The entry of a content, or null when there is none. */
  @Nullable IndexEntry find(ContentId id);

  /** Position of the first entry whose key starts with this byte or a greater one. */
  int firstOf(int prefixByte);

  /**
   * Reads an index of either version.
   *
   * @param bytes a decrypted index blob from its position to its limit, possibly memory-mapped;
   *     must not change
   * @param name for messages: the index blob's
   */
  static Index open(ByteBuffer bytes, String name) {
    var table = new IndexBytes(bytes, name);
    return switch (table.unsigned(0, 1)) {
      case 1 -> new IndexV1(table);
      case 2 -> new IndexV2(table);
      default -> throw table.corrupt("has version %d, not 1 or 2".formatted(table.unsigned(0, 1)));
    };
  }
}
