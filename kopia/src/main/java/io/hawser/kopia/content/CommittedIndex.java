package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.epoch.IndexBlobs;
import io.hawser.kopia.epoch.SealedBlobs;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.index.Index;
import io.hawser.kopia.index.IndexEntry;
import io.hawser.kopia.index.MergedIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the index blobs in the storage say. Safe for use by many threads; a look-up never waits for
 * a refresh.
 *
 * <p>Without a cache directory the indexes are on the heap, some 35 bytes a content.
 */
final class CommittedIndex {
  private static final int ATTEMPTS = 10;

  private final IndexBlobs blobs;
  private final SealedBlobs sealed;
  private final IndexCache cache;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile View view = new View(Map.of(), MergedIndex.of(List.of()), Long.MIN_VALUE);

  /** One moment's index. */
  private record View(Map<BlobId, Index> indexes, MergedIndex merged, long watermarkSeconds) {
    @Nullable IndexEntry visible(@Nullable IndexEntry entry) {
      boolean gone =
          entry != null && entry.deleted() && entry.timestampSeconds() <= watermarkSeconds;
      return gone ? null : entry;
    }

    Consumer<IndexEntry> visibleOnly(Consumer<IndexEntry> each) {
      return entry -> {
        if (visible(entry) != null) {
          each.accept(entry);
        }
      };
    }
  }

  CommittedIndex(IndexBlobs blobs, SealedBlobs sealed, IndexCache cache) {
    this.blobs = blobs;
    this.sealed = sealed;
    this.cache = cache;
  }

  /** The entry of a content, deleted or not, or null when there is none. */
  @Nullable IndexEntry find(ContentId id) {
    var current = view;
    return current.visible(current.merged.find(id));
  }

  void forEach(Consumer<IndexEntry> each) {
    var current = view;
    current.merged.forEach(current.visibleOnly(each));
  }

  void forEach(String prefix, Consumer<IndexEntry> each) {
    var current = view;
    current.merged.forEach(prefix, current.visibleOnly(each));
  }

  /** Names of the index blobs that this is made of. */
  List<BlobId> activeBlobs() {
    return List.copyOf(view.indexes.keySet());
  }

  /** Looks for what others have written. */
  void refresh() {
    refreshing.lock();
    try {
      for (int i = 1; ; i++) {
        try {
          load();
          return;
        } catch (BlobException e) {
          // A blob that was merged into another one after we had listed it: list again.
          if (e.kind() != BlobException.Kind.MISSING || i == ATTEMPTS) {
            throw e;
          }
        }
      }
    } finally {
      refreshing.unlock();
    }
  }

  private void load() {
    var active = blobs.active();
    var known = view.indexes;
    Map<BlobId, Index> indexes = new HashMap<>(known);
    indexes.keySet().retainAll(Set.copyOf(active.ids()));
    var fresh = active.ids().stream().filter(id -> !known.containsKey(id)).toList();
    Parallel.forEach(
        fresh,
        id -> {
          var index = Index.open(cache.get(id, () -> sealed.get(id)), id.name());
          synchronized (indexes) {
            indexes.put(id, index);
          }
        });
    boolean changed = !indexes.keySet().equals(known.keySet());
    var merged = changed ? MergedIndex.of(indexes.values()) : view.merged;
    view = new View(indexes, merged, active.watermarkSeconds());
    cache.retain(indexes.keySet());
  }

  /** Adds indexes that this client has just written. */
  void add(List<BlobId> ids, List<byte[]> shards) {
    refreshing.lock();
    try {
      Map<BlobId, Index> indexes = new HashMap<>(view.indexes);
      for (int i = 0; i < ids.size(); i++) {
        var bytes = shards.get(i);
        var buffer = cache.get(ids.get(i), () -> bytes);
        indexes.put(ids.get(i), Index.open(buffer, ids.get(i).name()));
      }
      view = new View(indexes, MergedIndex.of(indexes.values()), view.watermarkSeconds);
    } finally {
      refreshing.unlock();
    }
  }
}
