package io.hawser.kopia.object;

import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectReader;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an object that is a list of chunks. Holds one chunk. */
final class ListReader extends ObjectReader {
  private final ChunkList list;
  private final Function<ObjectId, ObjectReader> open;
  private long position;
  private int chunk = -1;
  private @Nullable ObjectReader current;

  /**
   * @param open how to read a chunk
   */
  ListReader(ChunkList list, Function<ObjectId, ObjectReader> open) {
    this.list = list;
    this.open = open;
  }

  @Override
  public long length() {
    return list.length();
  }

  @Override
  public void seek(long newPosition) throws IOException {
    position = Positions.check(newPosition, list.length());
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (position >= list.length()) {
      return -1;
    }
    var reader = readerAt(position);
    int length = reader.read(target, offset, count);
    if (length < 0) {
      throw new RepositoryException(
          Kind.CORRUPT, "chunk '%s' ended before its length".formatted(list.id(chunk)));
    }
    position += length;
    return length;
  }

  private ObjectReader readerAt(long wanted) throws IOException {
    if (current == null || wanted < list.start(chunk) || wanted >= list.end(chunk)) {
      // The old chunk goes before the new one is read, so that one is held.
      current = null;
      chunk = list.at(wanted);
      var opened = open.apply(list.id(chunk));
      long expected = list.end(chunk) - list.start(chunk);
      if (opened.length() != expected) {
        throw new RepositoryException(
            Kind.CORRUPT,
            "chunk '%s' has %d bytes, its list says %d"
                .formatted(list.id(chunk), opened.length(), expected));
      }
      current = opened;
    }
    current.seek(wanted - list.start(chunk));
    return current;
  }
}
