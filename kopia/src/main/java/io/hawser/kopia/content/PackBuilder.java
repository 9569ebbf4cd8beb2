package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.index.IndexEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A pack that is being filled, or is on its way to the storage. Safe for use by many threads.
 *
 * <p>Large sealed contents are kept as they are, small ones are copied together, so that no byte is
 * copied more than once. Holds as many bytes as the pack has and a third more at worst, and the
 * entries.
 */
final class PackBuilder {
  private static final int SEGMENT_BYTES = 256 << 10;
  private static final int SMALL_BYTES = 64 << 10;

  private final BlobId id;
  private final List<ByteBuffer> parts = new ArrayList<>();
  private final List<IndexEntry> entries = new ArrayList<>();

  /** What small contents are copied into: the last of the parts, or not a part yet. */
  private ByteBuffer segment = ByteBuffer.allocate(0);

  private boolean segmentIsPart;
  private int length;
  private boolean hasContents;

  /**
   * @param head what a pack starts with
   */
  PackBuilder(BlobId id, byte[] head) {
    this.id = id;
    append(head);
  }

  BlobId id() {
    return id;
  }

  synchronized int length() {
    return length;
  }

  /** False for a pack that has nothing but marks of deletion, and need not be stored. */
  synchronized boolean hasContents() {
    return hasContents;
  }

  /**
   * Adds a sealed content, which the caller gives away. Its place is the {@link #length} before.
   */
  synchronized void add(IndexEntry entry, byte[] sealed) {
    hasContents = true;
    entries.add(entry);
    append(sealed);
  }

  /** Adds an entry of another pack: a mark that deletes. */
  synchronized void mark(IndexEntry entry) {
    entries.add(entry);
  }

  synchronized void append(byte[] bytes) {
    if (bytes.length >= SMALL_BYTES) {
      parts.add(ByteBuffer.wrap(bytes));
      segment = rest(segment);
      segmentIsPart = false;
    } else {
      if (segment.capacity() - segment.limit() < bytes.length) {
        segment = ByteBuffer.allocate(SEGMENT_BYTES).limit(0);
        segmentIsPart = false;
      }
      if (!segmentIsPart) {
        parts.add(segment);
        segmentIsPart = true;
      }
      int end = segment.limit();
      segment.limit(end + bytes.length);
      segment.put(end, bytes);
    }
    length += bytes.length;
  }

  /** What is free of a segment, as a segment. */
  private static ByteBuffer rest(ByteBuffer segment) {
    int used = segment.limit();
    return segment.duplicate().clear().slice(used, segment.capacity() - used).limit(0);
  }

  synchronized List<IndexEntry> entries() {
    return List.copyOf(entries);
  }

  /** The whole pack so far. */
  synchronized ByteBuffer[] parts() {
    return parts.stream().map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
  }

  /** Bytes that were added before. */
  synchronized byte[] read(int offset, int count) {
    var bytes = new byte[count];
    int done = 0;
    int start = 0;
    for (var part : parts) {
      int from = offset + done - start;
      if (done < count && from < part.limit()) {
        int size = Math.min(count - done, part.limit() - from);
        part.get(from, bytes, done, size);
        done += size;
      }
      start += part.limit();
    }
    return bytes;
  }
}
