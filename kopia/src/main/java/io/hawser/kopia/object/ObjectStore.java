package io.hawser.kopia.object;

import io.hawser.kopia.compression.Compressor;
import io.hawser.kopia.compression.Compressors;
import io.hawser.kopia.content.ContentStore;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectReader;
import io.hawser.kopia.repository.ObjectWriter;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.kopia.splitter.Splitters;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Objects of any length, made of contents. Safe for use by many threads. */
public final class ObjectStore {
  /** Lists within lists, by the letters of ids and by chunks that are indirect themselves. */
  private static final int MAX_DEPTH = 16;

  private static final Set<String> SPLITTERS = Set.copyOf(Splitters.names());

  /** The longest chunk that any splitter makes is 16 MiB. */
  private static final int MAX_COMPRESSED_CHUNK_BYTES = 32 << 20;

  private final ContentStore contents;
  private final String defaultSplitter;

  public ObjectStore(ContentStore contents, String defaultSplitter) {
    this.contents = contents;
    this.defaultSplitter = defaultSplitter;
  }

  /** Starts a new object. */
  public ObjectWriter write(WriteOptions options) {
    var chunks =
        new ChunkStore(
            contents, options.contentPrefix(), compressor(options.compressor()), defaultSplitter);
    return new ChunkWriter(chunks, Splitters.named(splitter(options)), options.description());
  }

  private static @Nullable Compressor compressor(String name) {
    return name.isEmpty() || name.equals("none") ? null : Compressors.named(name);
  }

  /** As in Kopia, a splitter that nobody knows is the default one. */
  private String splitter(WriteOptions options) {
    return SPLITTERS.contains(options.splitter()) ? options.splitter() : defaultSplitter;
  }

  /** Opens an object for reading. */
  public ObjectReader read(ObjectId id) {
    return open(id, 0);
  }

  private ObjectReader open(ObjectId id, int depth) {
    var path = ObjectPath.parse(id);
    if (path.indirections() > 0) {
      return new ListReader(chunks(id, depth), chunk -> open(chunk, depth + 1));
    }
    var bytes = contents.read(path.content());
    return new ContentReader(path.compressed() ? decompress(id, bytes) : bytes);
  }

  private ChunkList chunks(ObjectId id, int depth) {
    if (depth >= MAX_DEPTH) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "object '%s' lies in lists within lists, more than %d deep".formatted(id, MAX_DEPTH));
    }
    return ChunkList.parse(open(ObjectPath.listOf(id), depth + 1), id.text());
  }

  private static byte[] decompress(ObjectId id, byte[] payload) {
    if (payload.length < Integer.BYTES) {
      throw new RepositoryException(
          Kind.CORRUPT, "object '%s' is too short to be compressed".formatted(id));
    }
    return Compressors.byHeaderId(ByteBuffer.wrap(payload).getInt())
        .decompress(payload, 0, payload.length, MAX_COMPRESSED_CHUNK_BYTES);
  }

  /**
   * Joins objects to one: reads their lists but not their data. One object is its own join.
   *
   * @param parts at least one
   */
  public ObjectId concatenate(List<ObjectId> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var joined = new ChunkList("concatenation");
    for (var part : parts) {
      if (ObjectPath.parse(part).indirections() > 0) {
        joined.addAll(chunks(part, 0));
      } else {
        joined.add(length(part), part);
      }
    }
    return new ChunkStore(contents, "", null, defaultSplitter).storeList(joined);
  }

  private long length(ObjectId id) {
    var path = ObjectPath.parse(id);
    if (!path.compressed() && contents.compresses()) {
      var entry = contents.find(path.content());
      if (entry.isPresent()) {
        return entry.get().originalLength();
      }
    }
    return open(id, 0).length();
  }

  /** The content that the object is; empty when it is a list of several. */
  public Optional<ContentId> onlyContent(ObjectId id) {
    var path = ObjectPath.parse(id);
    return path.indirections() == 0 ? Optional.of(path.content()) : Optional.empty();
  }

  /** True when the index has every content of the object, and none of them is deleted. */
  public boolean contains(ObjectId id) {
    return contains(id, 0);
  }

  private boolean contains(ObjectId id, int depth) {
    var path = ObjectPath.parse(id);
    if (path.indirections() == 0) {
      return contents.find(path.content()).filter(entry -> !entry.deleted()).isPresent();
    }
    if (!contains(ObjectPath.listOf(id), depth + 1)) {
      return false;
    }
    var chunks = chunks(id, depth);
    for (int i = 0; i < chunks.size(); i++) {
      if (!contains(chunks.id(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Hands over the contents of an object in the order of its bytes, each list before its chunks.
   */
  public void forEachContent(ObjectId id, Consumer<ContentId> each) {
    forEachContent(id, 0, each);
  }

  private void forEachContent(ObjectId id, int depth, Consumer<ContentId> each) {
    var path = ObjectPath.parse(id);
    if (path.indirections() == 0) {
      each.accept(path.content());
      return;
    }
    forEachContent(ObjectPath.listOf(id), depth + 1, each);
    var chunks = chunks(id, depth);
    for (int i = 0; i < chunks.size(); i++) {
      forEachContent(chunks.id(i), depth + 1, each);
    }
  }
}
