package io.hawser.kopia.object;

import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectWriter;
import io.hawser.kopia.splitter.Splitter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an object into chunks and stores each as soon as it is complete. A large chunk is stored by
 * a thread of its own while the next one is filled, so at most two chunks are held.
 */
final class ChunkWriter implements ObjectWriter {
  private static final int FIRST_BYTES = 16 << 10;

  /** A chunk of this size takes longer to store than a thread to start. */
  private static final int LARGE_BYTES = 256 << 10;

  private final ChunkStore chunks;
  private final Splitter splitter;
  private final ChunkList list;
  private byte[] buffer = new byte[0];
  private byte[] spare = new byte[0];
  private int filled;
  private @Nullable StoredChunk storing;

  ChunkWriter(ChunkStore chunks, Splitter splitter, String description) {
    this.chunks = chunks;
    this.splitter = splitter;
    this.list = new ChunkList(description);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      int cut = splitter.next(bytes, from, end - from);
      int count = cut < 0 ? end - from : cut;
      keep(bytes, from, count);
      if (cut >= 0) {
        storeBuffer();
      }
      from += count;
    }
  }

  private void keep(byte[] bytes, int from, int count) {
    if (buffer.length - filled < count) {
      int wanted = Math.max(Math.max(FIRST_BYTES, buffer.length * 2), filled + count);
      buffer = Arrays.copyOf(buffer, Math.min(wanted, splitter.maxChunkBytes()));
    }
    System.arraycopy(bytes, from, buffer, filled, count);
    filled += count;
  }

  private void storeBuffer() {
    awaitStored();
    if (filled < LARGE_BYTES) {
      list.add(filled, chunks.store(buffer, 0, filled));
    } else {
      storing = StoredChunk.start(chunks, buffer, filled);
      var next = spare;
      spare = buffer;
      buffer = next;
    }
    filled = 0;
  }

  private void awaitStored() {
    if (storing != null) {
      list.add(storing.length(), storing.await());
      storing = null;
    }
  }

  @Override
  public ObjectId finish() {
    awaitStored();
    if (filled > 0 || list.size() == 0) {
      list.add(filled, chunks.store(buffer, 0, filled));
      filled = 0;
    }
    return list.size() == 1 ? list.id(0) : chunks.storeList(list);
  }

  @Override
  public void close() {
    if (storing != null) {
      storing.cancel();
      storing = null;
    }
    buffer = new byte[0];
    spare = buffer;
    filled = 0;
  }
}
