package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.index.IndexEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fills packs with sealed contents and uploads the full ones. Safe for use by many threads.
 *
 * <p>There are at most two open packs (one of data, one of metadata) and as many on their way as
 * were allowed; who needs another one waits. So no more than (allowed + 2) × (pack size + largest
 * content) bytes are held.
 */
final class PackWriter implements AutoCloseable {
  private final BlobStorage storage;
  private final PackFormat format;
  private final int maxPackBytes;
  private final Consumer<PackBuilder> check;
  private final Supplier<Session> session;
  private final Semaphore room;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<BlobId, PackBuilder> held = new ConcurrentHashMap<>();
  private final OpenPack data = new OpenPack("p");
  private final OpenPack metadata = new OpenPack("q");
  private final List<Future<?>> uploads = new ArrayList<>();
  private final List<IndexEntry> stored = new ArrayList<>();

  /** Where the next content of a kind goes. */
  private static final class OpenPack {
    final String prefix;
    final ReentrantLock lock = new ReentrantLock();
    @Nullable PackBuilder pack;

    OpenPack(String prefix) {
      this.prefix = prefix;
    }
  }

  /** Makes the entry of a content whose place is now known. */
  interface EntryMaker {
    IndexEntry at(BlobId pack, int offset);
  }

  /**
   * @param check throws when a full pack is not fit to be sent
   * @param session gives the current session, started if there is none
   */
  PackWriter(
      BlobStorage storage,
      PackFormat format,
      int maxPackBytes,
      int uploadsAtOnce,
      Consumer<PackBuilder> check,
      Supplier<Session> session) {
    this.storage = storage;
    this.format = format;
    this.maxPackBytes = maxPackBytes;
    this.check = check;
    this.session = session;
    this.room = new Semaphore(uploadsAtOnce + 2);
  }

  /**
   * Puts a sealed content into a pack.
   *
   * @param added told the entry before the pack can be published
   */
  void add(boolean isMetadata, byte[] sealed, EntryMaker maker, Consumer<IndexEntry> added) {
    var open = isMetadata ? metadata : data;
    open.lock.lock();
    try {
      var pack = openPack(open);
      var entry = maker.at(pack.id(), pack.length());
      pack.add(entry, sealed);
      added.accept(entry);
      if (pack.length() >= maxPackBytes) {
        closePack(open);
      }
    } finally {
      open.lock.unlock();
    }
  }

  /**
   * Adds the mark that deletes a content.
   *
   * @param added told the entry before it can be published
   */
  void mark(IndexEntry deletion, Consumer<IndexEntry> added) {
    var open = deletion.id().hasPrefix() ? metadata : data;
    open.lock.lock();
    try {
      openPack(open).mark(deletion);
      added.accept(deletion);
    } finally {
      open.lock.unlock();
    }
  }

  private PackBuilder openPack(OpenPack open) {
    if (open.pack != null) {
      return open.pack;
    }
    try {
      // Whoever waits here keeps the lock: the others of this kind have to wait as well.
      room.acquire();
    } catch (InterruptedException e) {
      throw Futures.interrupted(e);
    }
    try {
      var id = new BlobId(open.prefix + format.newName() + "-" + session.get().id());
      var pack = new PackBuilder(id, format.head());
      held.put(id, pack);
      open.pack = pack;
      return pack;
    } finally {
      if (open.pack == null) {
        room.release();
      }
    }
  }

  private void closePack(OpenPack open) {
    var pack = open.pack;
    open.pack = null;
    if (pack != null) {
      var upload = threads.submit(() -> upload(pack));
      synchronized (uploads) {
        uploads.removeIf(task -> task.state() == Future.State.SUCCESS);
        uploads.add(upload);
      }
    }
  }

  private void upload(PackBuilder pack) {
    var entries = pack.entries();
    try {
      if (pack.hasContents()) {
        check.accept(pack);
        format.finish(pack);
        storage.put(pack.id(), pack.parts());
      }
      synchronized (stored) {
        stored.addAll(entries);
      }
      held.remove(pack.id());
    } finally {
      room.release();
    }
  }

  /** Bytes of a pack that is not in the storage yet, or null when it is not held here. */
  byte @Nullable [] read(IndexEntry entry) {
    var pack = held.get(entry.pack());
    return pack == null ? null : pack.read(entry.packOffset(), entry.packedLength());
  }

  /** Throws what an upload threw, if one has ended so. */
  void check() {
    synchronized (uploads) {
      for (var upload : uploads) {
        if (upload.state() == Future.State.FAILED) {
          Futures.join(upload);
        }
      }
    }
  }

  /** Uploads the open packs too and waits for all. */
  void drain() {
    for (var open : List.of(data, metadata)) {
      open.lock.lock();
      try {
        closePack(open);
      } finally {
        open.lock.unlock();
      }
    }
    List<Future<?>> waiting;
    synchronized (uploads) {
      waiting = List.copyOf(uploads);
    }
    waiting.forEach(Futures::join);
  }

  /** Entries of packs in the storage that {@link #forget} has not been told of. */
  List<IndexEntry> stored() {
    synchronized (stored) {
      return List.copyOf(stored);
    }
  }

  /** Drops the first of the stored entries: an index has them. */
  void forget(int count) {
    synchronized (stored) {
      stored.subList(0, count).clear();
    }
  }

  /** Stops uploads and drops what was not stored. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
