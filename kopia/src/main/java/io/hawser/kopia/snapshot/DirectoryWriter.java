package io.hawser.kopia.snapshot;

import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectWriter;

/**
 * Writes a directory object (Kopia's format) entry by entry, in the order given: directories first,
 * then all else, each bytewise by name. Holds about one entry.
 */
public final class DirectoryWriter implements AutoCloseable {
  private static final int DRAIN_BYTES = 32 << 10;

  private final ObjectWriter object;
  private final GoJson json = new GoJson();
  private boolean empty = true;

  public DirectoryWriter(ObjectWriter object) {
    this.object = object;
    json.begin('{').name("stream").string(DirectoryReader.STREAM).name("entries");
  }

  public void add(DirectoryEntry entry) {
    if (empty) {
      json.begin('[');
      empty = false;
    }
    EntryJson.write(json, entry);
    if (json.length() > DRAIN_BYTES) {
      json.drainTo(object::write);
    }
  }

  public ObjectId finish(Summary summary) {
    if (empty) {
      json.nothing();
    } else {
      json.end(']');
    }
    EntryJson.write(json.name("summary"), summary);
    json.end('}').newLine().drainTo(object::write);
    return object.finish();
  }

  /** Drops the directory unless it was finished. */
  @Override
  public void close() {
    object.close();
  }
}
