package io.hawser.crds;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of Kubernetes' metadata that matters here. */
public record ObjectMeta(
    String name,
    @Nullable String namespace,
    Map<String, String> labels,
    Map<String, String> annotations) {
  public ObjectMeta {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }
}
