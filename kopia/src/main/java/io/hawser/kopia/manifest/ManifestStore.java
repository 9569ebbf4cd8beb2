package io.hawser.kopia.manifest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.compression.Compressors;
import io.hawser.kopia.content.ContentStore;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.RepositoryException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All manifests of a repository. They are read whole and kept: some kilobytes for each snapshot.
 * Safe for use by many threads.
 */
public final class ManifestStore {
  private static final String PREFIX = "m";
  private static final int ID_BYTES = 16;

  /** From so many contents on, one is made of them at the next flush. */
  private static final int TOO_MANY_CONTENTS = 16;

  private static final Comparator<ManifestEntry> BY_TIME =
      Comparator.comparing(ManifestEntry::modified).thenComparing(ManifestEntry::id);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ContentStore contents;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  private final ReentrantLock lock = new ReentrantLock();

  /** The newest of each id, marks of deletion among them. */
  private final Map<String, StoredManifest> newest = new HashMap<>();

  private final List<StoredManifest> unwritten = new ArrayList<>();
  private Set<ContentId> read = Set.of();

  /** Reads the manifests. */
  public ManifestStore(ContentStore contents, Clock clock) {
    this.contents = contents;
    this.clock = clock;
    refresh();
  }

  /** Looks for what others have written, after the contents did. */
  public void refresh() {
    lock.lock();
    try {
      var ids = new ArrayList<ContentId>();
      contents.forEach(
          PREFIX,
          entry -> {
            if (!entry.deleted()) {
              ids.add(entry.id());
            }
          });
      var now = Set.copyOf(ids);
      if (now.equals(read)) {
        return;
      }
      newest.clear();
      for (var id : ids) {
        decode(id).forEach(this::remember);
      }
      unwritten.forEach(this::remember);
      read = now;
    } finally {
      lock.unlock();
    }
  }

  private List<StoredManifest> decode(ContentId id) {
    try {
      return ManifestContainer.decode(contents.read(id));
    } catch (RepositoryException e) {
      throw new RepositoryException(e.kind(), "content '%s': %s".formatted(id, e.getMessage()), e);
    }
  }

  private void remember(StoredManifest manifest) {
    newest.merge(
        manifest.id(),
        manifest,
        (old, other) -> other.modified().isAfter(old.modified()) ? other : old);
  }

  /** Live manifests that have all these labels, in order of modification. */
  public List<ManifestEntry> find(Map<String, String> labels) {
    lock.lock();
    try {
      return newest.values().stream()
          .filter(manifest -> !manifest.deleted())
          .filter(manifest -> manifest.labels().entrySet().containsAll(labels.entrySet()))
          .map(StoredManifest::entry)
          .sorted(BY_TIME)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a manifest.
   *
   * @return its id
   * @throws IllegalArgumentException when the type is missing or the document is not JSON
   */
  public String put(Map<String, String> labels, byte[] json) {
    lock.lock();
    try {
      if (!labels.containsKey("type")) {
        throw new IllegalArgumentException("a manifest needs the label 'type'");
      }
      requireJson(json);
      var bytes = new byte[ID_BYTES];
      random.nextBytes(bytes);
      var id = HexFormat.of().formatHex(bytes);
      add(new StoredManifest(id, labels, clock.instant(), false, json.clone()));
      return id;
    } finally {
      lock.unlock();
    }
  }

  private static void requireJson(byte[] json) {
    try (var parser = JSON.createParser(json)) {
      if (parser.nextToken() != null) {
        parser.skipChildren();
        if (parser.nextToken() == null) {
          return;
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the document of a manifest is not JSON", e);
    }
    throw new IllegalArgumentException("the document of a manifest is not one JSON value");
  }

  private void add(StoredManifest manifest) {
    unwritten.add(manifest);
    remember(manifest);
  }

  /** Deletes a manifest; nothing happens when there is none. */
  public void delete(String id) {
    lock.lock();
    try {
      var manifest = newest.get(id);
      if (manifest != null && !manifest.deleted()) {
        add(manifest.asDeleted(clock.instant()));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Publishes what was changed, after all contents that were written before; makes one content of
   * all manifests when there are many.
   */
  public void flush() {
    lock.lock();
    try {
      if (unwritten.isEmpty()) {
        contents.flush();
        return;
      }
      if (read.size() >= TOO_MANY_CONTENTS) {
        compact();
      } else {
        var ids = new HashSet<>(read);
        ids.add(store(unwritten));
        contents.flush();
        read = Set.copyOf(ids);
      }
      unwritten.clear();
    } finally {
      lock.unlock();
    }
  }

  /** The new content and the end of the old ones must be seen together. */
  private void compact() {
    var live = newest.values().stream().filter(manifest -> !manifest.deleted()).toList();
    var old = read;
    contents.inOneIndex(() -> {
      var all = store(live);
      old.stream().filter(id -> !id.equals(all)).forEach(contents::delete);
      read = Set.of(all);
    });
    newest.values().removeIf(StoredManifest::deleted);
  }

  private ContentId store(List<StoredManifest> manifests) {
    var bytes = ManifestContainer.encode(manifests);
    return contents.write(bytes, 0, bytes.length, PREFIX, Compressors.named("zstd-fastest"));
  }
}
