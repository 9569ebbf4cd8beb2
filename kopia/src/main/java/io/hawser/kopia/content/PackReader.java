package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.index.IndexEntry;
import io.hawser.kopia.repository.ContentLocation;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads sealed contents from packs. File data is read as it is asked for, or ahead by who knows
 * what will be ({@link #hold}). Packs of metadata are read in blocks, since neighbours in them are
 * asked for next; the last {@value #BLOCKS} blocks of {@value #BLOCK_BYTES} bytes are kept. Safe
 * for use by many threads.
 */
final class PackReader {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCKS = 16;
  private static final int LENGTHS = 1024;

  private final BlobStorage storage;
  private final HeldRanges held = new HeldRanges();
  private final Map<Block, byte[]> blocks = new Recent<>(BLOCKS);
  private final Map<BlobId, Long> lengths = new Recent<>(LENGTHS);

  private record Block(BlobId pack, long number) {}

  /** The entries used last. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int limit;

    Recent(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > limit;
    }
  }

  PackReader(BlobStorage storage) {
    this.storage = storage;
  }

  /** Reads a part of a pack ahead, and holds it until the answer is run. */
  Runnable hold(ContentLocation range) {
    try {
      var bytes = storage.get(range.pack(), range.offset(), range.length());
      return held.hold(range.pack(), range.offset(), bytes);
    } catch (BlobException e) {
      return switch (e.kind()) {
        // Who reads a content is told, for it may be another one that is not there.
        case MISSING, OUT_OF_RANGE -> () -> {};
        case TRANSIENT, THROTTLED, DENIED, FULL, INTERRUPTED, OTHER -> throw e;
      };
    }
  }

  /** The sealed bytes of a content. */
  byte[] read(IndexEntry entry) {
    var ahead = held.find(entry);
    if (ahead != null) {
      return ahead;
    }
    try {
      return entry.pack().hasPrefix("q") && entry.packedLength() <= BLOCK_BYTES
          ? readBlocks(entry)
          : storage.get(entry.pack(), entry.packOffset(), entry.packedLength());
    } catch (BlobException e) {
      throw switch (e.kind()) {
        case MISSING -> unreadable(Kind.MISSING, entry, "is missing", e);
        case OUT_OF_RANGE -> unreadable(Kind.CORRUPT, entry, "is too short", e);
        case TRANSIENT, THROTTLED, DENIED, FULL, INTERRUPTED, OTHER -> e;
      };
    }
  }

  private static RepositoryException unreadable(
      Kind kind, IndexEntry entry, String what, @Nullable Throwable cause) {
    return new RepositoryException(
        kind,
        "pack '%s', which holds content '%s', %s".formatted(entry.pack(), entry.id(), what),
        cause);
  }

  private byte[] readBlocks(IndexEntry entry) {
    var bytes = new byte[entry.packedLength()];
    int done = 0;
    while (done < bytes.length) {
      long position = (long) entry.packOffset() + done;
      var block = block(new Block(entry.pack(), position / BLOCK_BYTES));
      int from = (int) (position % BLOCK_BYTES);
      int count = Math.min(bytes.length - done, block.length - from);
      if (count <= 0) {
        throw unreadable(Kind.CORRUPT, entry, "is too short", null);
      }
      System.arraycopy(block, from, bytes, done, count);
      done += count;
    }
    return bytes;
  }

  private byte[] block(Block block) {
    synchronized (blocks) {
      var kept = blocks.get(block);
      if (kept != null) {
        return kept;
      }
    }
    long start = block.number * BLOCK_BYTES;
    int length = (int) Math.max(0, Math.min(BLOCK_BYTES, length(block.pack) - start));
    var bytes = length == 0 ? new byte[0] : storage.get(block.pack, start, length);
    synchronized (blocks) {
      blocks.put(block, bytes);
    }
    return bytes;
  }

  private long length(BlobId pack) {
    synchronized (lengths) {
      var known = lengths.get(pack);
      if (known != null) {
        return known;
      }
    }
    long length = storage.metadata(pack).length();
    synchronized (lengths) {
      lengths.put(pack, length);
    }
    return length;
  }
}
