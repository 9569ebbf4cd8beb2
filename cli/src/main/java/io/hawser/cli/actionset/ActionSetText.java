package io.hawser.cli.actionset;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.crds.ObjectReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ActionSet as plain values in the order in which people write them; empty fields are left out.
 */
final class ActionSetText {
  private ActionSetText() {}

  static Map<String, Object> of(ActionSet actionSet) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", actionSet.metadata().name());
    put(metadata, "namespace", actionSet.metadata().namespace());
    put(metadata, "labels", new LinkedHashMap<>(actionSet.metadata().labels()));
    var document = new LinkedHashMap<String, Object>();
    document.put("apiVersion", actionSet.apiVersion().text());
    document.put("kind", "ActionSet");
    document.put("metadata", metadata);
    document.put(
        "spec",
        Map.of("actions", actionSet.spec().actions().stream().map(ActionSetText::action).toList()));
    return document;
  }

  private static Map<String, Object> action(ActionSet.Action action) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", action.name());
    map.put("blueprint", action.blueprint());
    switch (action.subject()) {
      case ActionSet.Subject.Directory(var path) -> map.put("subject", Map.of("directory", path));
      case null -> {}
    }
    put(map, "object", reference(action.object()));
    put(map, "location", action.location());
    put(map, "profile", reference(action.profile()));
    put(map, "inputs", action.inputs());
    put(map, "options", action.options());
    put(map, "artifacts", artifacts(action.artifacts()));
    put(map, "configMaps", references(action.configMaps()));
    put(map, "secrets", references(action.secrets()));
    put(map, "podLabels", action.podLabels());
    put(map, "podAnnotations", action.podAnnotations());
    return map;
  }

  private static Map<String, Object> artifacts(Map<String, Artifact> artifacts) {
    var all = new LinkedHashMap<String, Object>();
    artifacts.forEach((name, artifact) -> {
      var map = new LinkedHashMap<String, Object>();
      put(map, "keyValue", artifact.keyValue());
      put(map, "kopiaSnapshot", artifact.kopiaSnapshot());
      all.put(name, map);
    });
    return all;
  }

  private static Map<String, Object> references(Map<String, ObjectReference> references) {
    var all = new LinkedHashMap<String, Object>();
    references.forEach((name, reference) -> put(all, name, reference(reference)));
    return all;
  }

  private static @Nullable Map<String, Object> reference(@Nullable ObjectReference reference) {
    if (reference == null) {
      return null;
    }
    var map = new LinkedHashMap<String, Object>();
    put(map, "apiVersion", reference.apiVersion());
    put(map, "group", reference.group());
    put(map, "resource", reference.resource());
    put(map, "kind", reference.kind());
    put(map, "name", reference.name());
    put(map, "namespace", reference.namespace());
    return map;
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    var isEmpty =
        switch (value) {
          case null -> true;
          case String text -> text.isEmpty();
          case Map<?, ?> inner -> inner.isEmpty();
          case List<?> inner -> inner.isEmpty();
          default -> false;
        };
    if (!isEmpty && value != null) {
      map.put(key, value);
    }
  }
}
