package io.hawser.kopia.manifest;

import io.hawser.kopia.repository.ManifestEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A manifest as it is stored: alive, or the mark that it was deleted.
 *
 * @param json of the document, {@code null} in JSON when deleted
 */
record StoredManifest(
    String id, Map<String, String> labels, Instant modified, boolean deleted, byte[] json) {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  StoredManifest {
    labels = Map.copyOf(labels);
  }

  /** The mark that deletes this; it counts because it is newer. */
  StoredManifest asDeleted(Instant now) {
    var later = now.isAfter(modified) ? now : modified.plusNanos(1);
    return new StoredManifest(id, Map.of(), later, true, NULL);
  }

  /** In the order in which Go writes maps. */
  Map<String, String> sortedLabels() {
    return new TreeMap<>(labels);
  }

  ManifestEntry entry() {
    return new ManifestEntry(id, labels, modified, json.clone());
  }
}
