package io.hawser.kopia.upload;

import java.util.List;
import java.util.Map;

/** What people say about a snapshot when they make it. */
public record SnapshotDetails(String description, Map<String, String> tags, List<String> pins) {
  public static final SnapshotDetails NONE = new SnapshotDetails("", Map.of(), List.of());

  public SnapshotDetails {
    tags = Map.copyOf(tags);
    pins = List.copyOf(pins);
  }
}
