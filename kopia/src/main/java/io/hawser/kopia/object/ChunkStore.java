package io.hawser.kopia.object;

import io.hawser.kopia.compression.Compressor;
import io.hawser.kopia.compression.Compressors;
import io.hawser.kopia.content.ContentStore;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.splitter.Splitters;
import org.jspecify.annotations.Nullable;

/**
 * Stores the chunks of one kind of object, and lists of them.
 *
 * @param prefix of the contents
 * @param compressor null for none
 * @param defaultSplitter of the repository, for lists that are cut themselves
 */
record ChunkStore(
    ContentStore contents, String prefix, @Nullable Compressor compressor, String defaultSplitter) {
  static final String LIST_PREFIX = "x";
  private static final String LIST_COMPRESSOR = "zstd-fastest";

  ObjectId store(byte[] bytes, int from, int count) {
    // Where the index has no room for the compressor, the object id says that there is one; but
    // Kopia does this for the data of files only.
    if (compressor != null && !contents.compresses() && prefix.isEmpty()) {
      var payload = compressor.compress(bytes, from, count);
      if (payload.length < count) {
        return new ObjectId("Z" + contents.write(payload, 0, payload.length, prefix, null));
      }
    }
    return new ObjectId(contents.write(bytes, from, count, prefix, compressor).toString());
  }

  /** Stores a list of chunks and gives the id of the object that they make. */
  ObjectId storeList(ChunkList list) {
    var kind =
        new ChunkStore(
            contents,
            prefix.isEmpty() ? LIST_PREFIX : prefix,
            Compressors.named(LIST_COMPRESSOR),
            defaultSplitter);
    var json = list.toJson();
    try (var writer = new ChunkWriter(kind, Splitters.named(defaultSplitter), "list")) {
      writer.write(json, 0, json.length);
      return ObjectPath.indirect(writer.finish());
    }
  }
}
