package io.hawser.kopia.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import io.hawser.kopia.snapshot.SourceInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The policies of a source, the nearest first: its path, the paths above, its user, its host, the
 * global one (Kopia's policies). The first that has a field decides.
 */
final class PolicyChain {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> nearestFirst;

  private PolicyChain(List<JsonNode> nearestFirst) {
    this.nearestFirst = nearestFirst;
  }

  static PolicyChain of(Repository repository, SourceInfo source) {
    var byLabels = new HashMap<Map<String, String>, ManifestEntry>();
    // Manifests come in order of modification, so the newest of each target stays.
    repository
        .findManifests(Map.of("type", "policy"))
        .forEach(manifest -> byLabels.put(manifest.labels(), manifest));
    var chain = new ArrayList<JsonNode>();
    for (var labels : targets(source)) {
      var manifest = byLabels.get(labels);
      if (manifest != null) {
        var policy = parse(manifest);
        chain.add(policy);
        if (policy.path("noParent").asBoolean()) {
          break;
        }
      }
    }
    return new PolicyChain(chain);
  }

  String text(String group, String field, String otherwise) {
    for (var policy : nearestFirst) {
      var text = policy.path(group).path(field).asText("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return otherwise;
  }

  long number(String group, String field, long otherwise) {
    for (var policy : nearestFirst) {
      var node = policy.path(group).path(field);
      if (node.isNumber()) {
        return node.asLong();
      }
    }
    return otherwise;
  }

  boolean flag(String group, String field) {
    for (var policy : nearestFirst) {
      var node = policy.path(group).path(field);
      if (node.isBoolean()) {
        return node.asBoolean();
      }
    }
    return false;
  }

  /** All values of a list in all policies, up to one that wants no more from those above it. */
  Set<String> union(String group, String field, String noParentField) {
    var values = new TreeSet<String>();
    for (var policy : nearestFirst) {
      policy.path(group).path(field).forEach(value -> values.add(value.asText()));
      if (policy.path(group).path(noParentField).asBoolean()) {
        break;
      }
    }
    return values;
  }

  private static List<Map<String, String>> targets(SourceInfo source) {
    var targets = new ArrayList<Map<String, String>>();
    for (var path = source.path(); !path.isEmpty(); path = parent(path)) {
      targets.add(
          Map.of(
              "type",
              "policy",
              "policyType",
              "path",
              "username",
              source.user(),
              "hostname",
              source.host(),
              "path",
              path));
    }
    targets.add(
        Map.of(
            "type",
            "policy",
            "policyType",
            "user",
            "username",
            source.user(),
            "hostname",
            source.host()));
    targets.add(Map.of("type", "policy", "policyType", "host", "hostname", source.host()));
    targets.add(Map.of("type", "policy", "policyType", "global"));
    return targets;
  }

  /** {@code /a/b} to {@code /a} to {@code /} to nothing. */
  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      return path.substring(0, slash);
    }
    return slash == 0 && path.length() > 1 ? "/" : "";
  }

  private static JsonNode parse(ManifestEntry manifest) {
    try {
      return JSON.readTree(manifest.json());
    } catch (IOException e) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "manifest '%s' is not a policy: %s".formatted(manifest.id(), e.getMessage()),
          e);
    }
  }
}
