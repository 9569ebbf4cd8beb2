package io.hawser.kopia.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a source and of the paths below it, as the walk meets them. A node for each path
 * that leads to a policy; all others share the one of the directory above.
 */
public final class PolicyTree {
  private final PolicyDocument document;
  private final boolean defined;
  private final Map<String, PolicyTree> children = new HashMap<>();
  private @Nullable PolicyTree elsewhere;

  private PolicyTree(PolicyDocument document, boolean defined) {
    this.document = document;
    this.defined = defined;
  }

  /**
   * @param below policies of paths relative to the root, their elements separated by slashes
   */
  static PolicyTree of(PolicyDocument root, Map<String, PolicyDocument> below) {
    var tree = new PolicyTree(root, true);
    below.forEach((path, _) -> tree.grow(path.split("/"), 0, path, below));
    tree.finish();
    return tree;
  }

  private void grow(String[] names, int at, String path, Map<String, PolicyDocument> below) {
    if (at == names.length) {
      return;
    }
    var child = children.get(names[at]);
    if (child == null) {
      var own = below.get(String.join("/", List.of(names).subList(0, at + 1)));
      child = own == null ? new PolicyTree(document, false) : new PolicyTree(own, true);
      children.put(names[at], child);
    }
    child.grow(names, at + 1, path, below);
  }

  private void finish() {
    if (children.isEmpty() && !defined) {
      elsewhere = this;
    } else {
      var node = new PolicyTree(document, false);
      node.elsewhere = node;
      elsewhere = node;
    }
    children.values().forEach(PolicyTree::finish);
  }

  /** What is true here. */
  public PolicyDocument document() {
    return document;
  }

  /** The policy of exactly this path, or of the source at its root. */
  public Optional<PolicyDocument> defined() {
    return defined ? Optional.of(document) : Optional.empty();
  }

  /** Whether a path further down has a policy of its own. */
  public boolean hasChildren() {
    return !children.isEmpty();
  }

  /** The node of an entry of this directory. */
  public PolicyTree child(String name) {
    var child = children.get(name);
    return child != null ? child : elsewhere();
  }

  /** The node of all entries that have none of their own. */
  public PolicyTree elsewhere() {
    return elsewhere == null ? this : elsewhere;
  }
}
