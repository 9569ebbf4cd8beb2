package io.hawser.kopia.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one policy says: a tree of plain values, as in its JSON. Fields that are not known here are
 * kept and written back. Immutable.
 */
public final class PolicyDocument {
  public static final PolicyDocument EMPTY = new PolicyDocument(Map.of());

  private final Map<String, Object> tree;

  private PolicyDocument(Map<String, Object> tree) {
    this.tree = tree;
  }

  /**
   * @throws InvalidPolicyException when a known field is of another type
   */
  static PolicyDocument of(Map<String, Object> tree) {
    return new PolicyDocument(PolicyTrees.canonical(tree));
  }

  /**
   * Reads a policy's JSON; names in any case, as Go does.
   *
   * @throws InvalidPolicyException when it is no JSON object or a field is of another type
   */
  public static PolicyDocument parse(byte[] json) {
    return of(PolicyJson.parse(json));
  }

  /** As Kopia writes it: every group is there, what says nothing is not. */
  public byte[] toJson() {
    return PolicyJson.write(plain());
  }

  /** The tree that {@link #toJson} writes. */
  public Map<String, Object> plain() {
    return PolicyTrees.canonical(tree);
  }

  public Optional<Object> get(PolicyField field) {
    @Nullable Object at = tree;
    for (var name : field.path()) {
      at = at instanceof Map<?, ?> group ? group.get(name) : null;
    }
    return Optional.ofNullable(at);
  }

  public long number(PolicyField field, long otherwise) {
    return get(field).map(value -> (Long) value).orElse(otherwise);
  }

  public boolean flag(PolicyField field, boolean otherwise) {
    return get(field).map(value -> (Boolean) value).orElse(otherwise);
  }

  public String text(PolicyField field) {
    return get(field).map(value -> (String) value).orElse("");
  }

  public List<String> words(PolicyField field) {
    return get(field)
        .map(value -> ((List<?>) value).stream().map(word -> (String) word).toList())
        .orElse(List.of());
  }

  /** The same policy with another value; one that says nothing removes the field. */
  public PolicyDocument with(PolicyField field, Object value) {
    var changed = PolicyTrees.canonical(tree);
    PolicyTrees.put(changed, field.path(), value);
    return of(changed);
  }

  public PolicyDocument without(PolicyField field) {
    var changed = PolicyTrees.canonical(tree);
    PolicyTrees.remove(changed, field.path());
    return new PolicyDocument(changed);
  }

  /**
   * Looks whether this may be the policy of a target.
   *
   * @throws InvalidPolicyException when not, with the field and what is allowed
   */
  public void check(PolicyTarget target) {
    PolicyChecks.check(this, target);
  }

  /**
   * Looks for names that are not known, but for those that stood there before.
   *
   * @throws InvalidPolicyException when there is one, with those that are known
   */
  public void checkNames(PolicyDocument before) {
    var kept = before.unknownFields();
    for (var name : unknownFields()) {
      if (!kept.contains(name)) {
        throw PolicyChecks.unknown(name);
      }
    }
  }

  /** Names of fields that are not known here, from the outside in. */
  public List<String> unknownFields() {
    return PolicyTrees.unknown(tree);
  }

  /** Whether it says anything at all. */
  public boolean isEmpty() {
    return PolicyFields.ALL.stream().allMatch(field -> get(field).isEmpty())
        && unknownFields().isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicyDocument that && plain().equals(that.plain());
  }

  @Override
  public int hashCode() {
    return plain().hashCode();
  }

  @Override
  public String toString() {
    return new LinkedHashMap<>(tree).toString();
  }
}
