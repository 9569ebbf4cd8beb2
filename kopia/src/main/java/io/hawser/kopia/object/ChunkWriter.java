package io.hawser.kopia.object;

import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectWriter;
import io.hawser.kopia.splitter.Splitter;
import java.util.Arrays;

/**
 * Cuts an object into chunks and stores each as soon as it is complete. Holds at most one chunk,
 * and none when whole chunks are given at once.
 */
final class ChunkWriter implements ObjectWriter {
  private static final int FIRST_BYTES = 16 << 10;

  private final ChunkStore chunks;
  private final Splitter splitter;
  private final ChunkList list;
  private byte[] buffer = new byte[0];
  private int filled;

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
      if (cut >= 0 && filled == 0) {
        store(bytes, from, count);
      } else {
        keep(bytes, from, count);
        if (cut >= 0) {
          store(buffer, 0, filled);
          filled = 0;
        }
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

  private void store(byte[] bytes, int from, int count) {
    list.add(count, chunks.store(bytes, from, count));
  }

  @Override
  public ObjectId finish() {
    if (filled > 0 || list.size() == 0) {
      store(buffer, 0, filled);
      filled = 0;
    }
    return list.size() == 1 ? list.id(0) : chunks.storeList(list);
  }

  @Override
  public void close() {
    buffer = new byte[0];
    filled = 0;
  }
}
