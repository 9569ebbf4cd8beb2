package io.hawser.kopia.content;

import io.hawser.kopia.compression.Compressor;
import io.hawser.kopia.epoch.IndexBlobs;
import io.hawser.kopia.format.RepositoryFormat;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.index.IndexEntry;
import io.hawser.kopia.index.IndexWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Adds contents that are not there yet, and publishes them: packs first, then the index, then the
 * end of the session (Kopia's format, "Flush order"). After a failed upload every call throws what
 * the upload threw.
 *
 * <p>Flushes of its own accord ten minutes after the last time, or when {@value #MAX_UNINDEXED}
 * contents wait for an index.
 */
final class ContentWriter implements AutoCloseable {
  private static final Duration FLUSH_AFTER = Duration.ofMinutes(10);
  private static final Duration REFRESH_AFTER = Duration.ofMinutes(15);
  private static final int MAX_UNINDEXED = 100_000;

  private final RepositoryFormat format;
  private final ContentCodec codec;
  private final CommittedIndex committed;
  private final IndexBlobs indexes;
  private final PackWriter packs;
  private final Sessions sessions;
  private final Clock clock;
  private final ReentrantLock flushing = new ReentrantLock();

  /** Contents that no published index has. One leaves only when the committed index has it. */
  private final Map<ContentId, IndexEntry> unindexed = new ConcurrentHashMap<>();

  /** Contents that a thread is writing at this moment. */
  private final Map<ContentId, CountDownLatch> claims = new ConcurrentHashMap<>();

  private volatile Instant lastFlush;
  private volatile Instant lastRefresh;

  ContentWriter(
      RepositoryFormat format,
      ContentCodec codec,
      CommittedIndex committed,
      IndexBlobs indexes,
      PackWriter packs,
      Sessions sessions,
      Clock clock) {
    this.format = format;
    this.codec = codec;
    this.committed = committed;
    this.indexes = indexes;
    this.packs = packs;
    this.sessions = sessions;
    this.clock = clock;
    this.lastFlush = clock.instant();
    this.lastRefresh = lastFlush;
  }

  @Nullable IndexEntry find(ContentId id) {
    var entry = unindexed.get(id);
    return entry == null ? committed.find(id) : entry;
  }

  /** Sealed bytes of a content whose pack is not in the storage yet, else null. */
  byte @Nullable [] readUnstored(IndexEntry entry) {
    return packs.read(entry);
  }

  ContentId write(
      byte[] data, int offset, int length, String prefix, @Nullable Compressor compressor) {
    packs.check();
    keepUp();
    var id = codec.id(prefix, data, offset, length);
    while (!isLive(find(id))) {
      var claim = new CountDownLatch(1);
      var other = claims.putIfAbsent(id, claim);
      if (other != null) {
        // The same bytes from another thread: ours are written when that one is done.
        await(other);
        continue;
      }
      try {
        var known = find(id);
        if (!isLive(known)) {
          store(id, data, offset, length, compressor, known);
        }
      } finally {
        claims.remove(id);
        claim.countDown();
      }
    }
    return id;
  }

  private static boolean isLive(@Nullable IndexEntry entry) {
    return entry != null && !entry.deleted();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw Futures.interrupted(e);
    }
  }

  /**
   * @param deleted what says that the content was deleted; the new entry has to be newer
   */
  private void store(
      ContentId id,
      byte[] data,
      int offset,
      int length,
      @Nullable Compressor compressor,
      @Nullable IndexEntry deleted) {
    var sealed = codec.seal(id, data, offset, length, compressor);
    long after = deleted == null ? 0 : deleted.timestampSeconds() + 1;
    packs.add(
        id.hasPrefix(),
        sealed.bytes(),
        (pack, packOffset) ->
            new IndexEntry(
                id,
                Math.max(now(), after),
                pack,
                packOffset,
                sealed.bytes().length,
                length,
                format.version(),
                sealed.compression(),
                0,
                false),
        this::remember);
  }

  private void remember(IndexEntry entry) {
    unindexed.put(entry.id(), entry);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  void delete(ContentId id) {
    packs.check();
    var entry = find(id);
    if (entry != null && !entry.deleted()) {
      packs.mark(entry.asDeleted(now()), this::remember);
    }
  }

  /** Publishes and refreshes when it is time; one thread does it while the others go on. */
  private void keepUp() {
    var now = clock.instant();
    boolean flushDue =
        now.isAfter(lastFlush.plus(FLUSH_AFTER)) || unindexed.size() >= MAX_UNINDEXED;
    boolean refreshDue = now.isAfter(lastRefresh.plus(REFRESH_AFTER));
    if ((flushDue || refreshDue) && !flushing.isHeldByCurrentThread() && flushing.tryLock()) {
      try {
        if (flushDue) {
          flush();
        }
        if (refreshDue) {
          committed.refresh();
          lastRefresh = now;
        }
      } finally {
        flushing.unlock();
      }
    }
  }

  void inOneIndex(Runnable changes) {
    flushing.lock();
    try {
      changes.run();
      flush();
    } finally {
      flushing.unlock();
    }
  }

  void flush() {
    flushing.lock();
    try {
      packs.drain();
      publish();
      lastFlush = clock.instant();
    } finally {
      flushing.unlock();
    }
  }

  private void publish() {
    var entries = packs.stored();
    if (!entries.isEmpty()) {
      sessions.current();
    }
    // From here on new packs belong to a new session, with a marker of its own.
    var session = sessions.take();
    if (session == null) {
      return;
    }
    if (!entries.isEmpty()) {
      var shards = IndexWriter.shards(entries, format.indexVersion());
      committed.add(indexes.write(shards, session.id()), shards);
      for (var entry : entries) {
        unindexed.remove(entry.id(), entry);
      }
      packs.forget(entries.size());
    }
    sessions.end(session);
  }

  @Override
  public void close() {
    packs.close();
  }
}
