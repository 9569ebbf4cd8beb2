package io.hawser.kopia.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several indexes seen as one: of each content the entry that {@link IndexEntry#beats} the others.
 *
 * <p>A look-up searches every index. To keep their number small, those with few entries are merged
 * into one on the heap when this is made: at most {@value #SMALL_ENTRIES} entries of some 40 bytes.
 * The others stay where they are, on the heap or memory-mapped.
 */
public final class MergedIndex {
  private static final int SMALL_ENTRIES = 65_536;

  private final List<Index> indexes;

  private MergedIndex(List<Index> indexes) {
    this.indexes = indexes;
  }

  public static MergedIndex of(Collection<Index> indexes) {
    var bySize = new ArrayList<>(indexes);
    bySize.sort(Comparator.comparingInt(Index::size));
    var kept = new ArrayList<Index>();
    // Only entries of one version and one length of hash can be in one index.
    Map<Integer, List<IndexEntry>> small = new HashMap<>();
    int budget = SMALL_ENTRIES;
    for (var index : bySize) {
      budget -= index.size();
      if (budget < 0) {
        kept.add(index);
        continue;
      }
      int version = index instanceof IndexV1 ? 1 : 2;
      for (int i = 0; i < index.size(); i++) {
        var entry = index.at(i);
        small
            .computeIfAbsent(version << 8 | entry.id().keyLength(), key -> new ArrayList<>())
            .add(entry);
      }
    }
    small.forEach((kind, entries) -> kept.add(merged(entries, kind >> 8)));
    return new MergedIndex(List.copyOf(kept.reversed()));
  }

  private static Index merged(Collection<IndexEntry> entries, int version) {
    return Index.open(ByteBuffer.wrap(IndexWriter.write(entries, version)), "merged");
  }

  /** The entry that counts, or null when no index has the content. */
  public @Nullable IndexEntry find(ContentId id) {
    IndexEntry best = null;
    for (var index : indexes) {
      var entry = index.find(id);
      if (entry != null && (best == null || entry.beats(best))) {
        best = entry;
      }
    }
    return best;
  }

  /** Hands over the entry that counts of every content, in the order of ids. */
  public void forEach(Consumer<IndexEntry> each) {
    forEach(0, 1 << Byte.SIZE, each);
  }

  /** The same for the contents of one prefix. */
  public void forEach(String prefix, Consumer<IndexEntry> each) {
    int first = prefix.isEmpty() ? 0 : prefix.charAt(0);
    forEach(first, first + 1, each);
  }

  private void forEach(int firstByte, int endByte, Consumer<IndexEntry> each) {
    var heads = new PriorityQueue<Cursor>(Comparator.comparing(cursor -> cursor.entry.id()));
    for (var index : indexes) {
      int start = index.firstOf(firstByte);
      int end = index.firstOf(endByte);
      if (start < end) {
        heads.add(new Cursor(index, start, end));
      }
    }
    IndexEntry best = null;
    while (!heads.isEmpty()) {
      var head = heads.remove();
      var entry = head.entry;
      if (best != null && !best.id().equals(entry.id())) {
        each.accept(best);
        best = null;
      }
      best = best == null ? entry : winner(best, entry);
      if (head.next()) {
        heads.add(head);
      }
    }
    if (best != null) {
      each.accept(best);
    }
  }

  /** At least the number of contents, and more by those that several indexes have. */
  public long size() {
    return indexes.stream().mapToLong(Index::size).sum();
  }

  private static IndexEntry winner(IndexEntry one, IndexEntry other) {
    return other.beats(one) ? other : one;
  }

  /** Where a walk through one index is. */
  private static final class Cursor {
    private final Index index;
    private final int end;
    private int position;
    private IndexEntry entry;

    Cursor(Index index, int start, int end) {
      this.index = index;
      this.end = end;
      this.position = start;
      this.entry = index.at(start);
    }

    boolean next() {
      position++;
      if (position >= end) {
        return false;
      }
      entry = index.at(position);
      return true;
    }
  }
}
