package io.hawser.kopia.policy;

import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.snapshot.SourceInfo;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a policy is for: everything, a host, a user of a host, or a path of theirs. Parts that do
 * not count are empty.
 */
public record PolicyTarget(String user, String host, String path)
    implements Comparable<PolicyTarget> {
  public static final PolicyTarget GLOBAL = new PolicyTarget("", "", "");

  public static PolicyTarget of(SourceInfo source) {
    return new PolicyTarget(source.user(), source.host(), source.path());
  }

  /**
   * Reads {@code (global)}, {@code @host}, {@code user@host}, {@code user@host:path} or the path of
   * a file on this machine, as Kopia does.
   *
   * @param here whose path it is when the text names none
   * @throws InvalidPolicyException when the text is none of these
   */
  public static PolicyTarget parse(String text, ClientIdentity here) {
    if (text.equals("(global)")) {
      return GLOBAL;
    }
    int at = text.indexOf('@');
    int colon = text.indexOf(':');
    if (at > 0 && colon > at) {
      var path = text.substring(colon + 1);
      return new PolicyTarget(text.substring(0, at), text.substring(at + 1, colon), path);
    }
    if (at >= 0 && colon < 0) {
      if (at == text.length() - 1) {
        throw new InvalidPolicyException(
            "'%s' names no host; write '@host', 'user@host' or 'user@host:/path'".formatted(text));
      }
      return new PolicyTarget(text.substring(0, at), text.substring(at + 1), "");
    }
    var path = Path.of(text).toAbsolutePath().normalize().toString();
    return new PolicyTarget(here.user(), here.host(), path);
  }

  /** From the labels of a manifest. */
  static PolicyTarget ofLabels(Map<String, String> labels) {
    return new PolicyTarget(
        labels.getOrDefault("username", ""),
        labels.getOrDefault("hostname", ""),
        labels.getOrDefault("path", ""));
  }

  /** By which the manifest of this target's policy is found. */
  Map<String, String> labels() {
    var labels = new TreeMap<>(Map.of("type", "policy"));
    if (path.isEmpty() && user.isEmpty() && host.isEmpty()) {
      labels.put("policyType", "global");
      return labels;
    }
    labels.put("hostname", host);
    if (path.isEmpty() && user.isEmpty()) {
      labels.put("policyType", "host");
      return labels;
    }
    labels.put("username", user);
    if (path.isEmpty()) {
      labels.put("policyType", "user");
      return labels;
    }
    labels.put("policyType", "path");
    labels.put("path", path);
    return labels;
  }

  /** This and all from which it inherits, the nearest first: paths above, user, host, global. */
  List<PolicyTarget> withParents() {
    Set<PolicyTarget> targets = new LinkedHashSet<>();
    for (var at = path; !at.isEmpty(); at = SourcePaths.parent(at)) {
      if (!targets.add(new PolicyTarget(user, host, at))) {
        break;
      }
    }
    targets.add(new PolicyTarget(user, host, ""));
    targets.add(new PolicyTarget("", host, ""));
    targets.add(GLOBAL);
    return List.copyOf(targets);
  }

  /** In the order in which Kopia lists policies. */
  @Override
  public int compareTo(PolicyTarget other) {
    return toString().compareTo(other.toString());
  }

  /** As Kopia writes it, {@code (global)} for the global one. */
  @Override
  public String toString() {
    if (equals(GLOBAL)) {
      return "(global)";
    }
    return user + "@" + host + (path.isEmpty() ? "" : ":" + path);
  }
}
