package io.hawser.kopia.repository;

import java.time.Instant;
import java.util.Map;

/** A small JSON document with labels. */
public record ManifestEntry(String id, Map<String, String> labels, Instant modified, byte[] json) {
  public ManifestEntry {
    labels = Map.copyOf(labels);
  }
}
