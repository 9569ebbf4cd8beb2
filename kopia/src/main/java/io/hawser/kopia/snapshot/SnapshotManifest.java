package io.hawser.kopia.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One snapshot of a source.
 *
 * @param id of the manifest; empty until it is saved
 * @param incomplete why it is not whole, such as {@code canceled} or {@code checkpoint}, or empty
 * @param rootEntry empty only in damaged or foreign manifests
 * @param tags without Kopia's prefix {@code tag:}
 * @param pins reasons never to let retention delete it, sorted
 */
public record SnapshotManifest(
    String id,
    SourceInfo source,
    String description,
    Instant startTime,
    Instant endTime,
    SnapshotStats stats,
    String incomplete,
    Optional<DirectoryEntry> rootEntry,
    Map<String, String> tags,
    List<String> pins) {

  public SnapshotManifest {
    tags = Map.copyOf(tags);
    pins = pins.stream().sorted().distinct().toList();
  }

  public boolean isComplete() {
    return incomplete.isEmpty();
  }

  public SnapshotManifest withId(String newId) {
    return new SnapshotManifest(
        newId, source, description, startTime, endTime, stats, incomplete, rootEntry, tags, pins);
  }

  public SnapshotManifest withPins(List<String> newPins) {
    return new SnapshotManifest(
        id, source, description, startTime, endTime, stats, incomplete, rootEntry, tags, newPins);
  }

  /** By which Kopia finds the manifest. */
  Map<String, String> labels() {
    var labels = new TreeMap<String, String>();
    tags.forEach((key, value) -> labels.put(ManifestJson.TAG_PREFIX + key, value));
    labels.putAll(labels(source));
    return labels;
  }

  static Map<String, String> labels(SourceInfo source) {
    return Map.of(
        "type",
        "snapshot",
        "hostname",
        source.host(),
        "username",
        source.user(),
        "path",
        source.path());
  }
}
