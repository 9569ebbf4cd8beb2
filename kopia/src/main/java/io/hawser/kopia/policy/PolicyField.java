package io.hawser.kopia.policy;

import java.util.List;
import java.util.Optional;

/**
 * One field of a policy.
 *
 * @param path names from the outside in, such as {@code retention}, {@code keepLatest}
 * @param preset what is true when no policy says anything
 */
public record PolicyField(
    List<String> path, FieldKind kind, Inheritance inheritance, Optional<Object> preset) {

  /** How a field of several policies becomes one. */
  public enum Inheritance {
    /** The nearest policy that says something decides. */
    NEAREST,
    /** All lists add up, until a policy says that it wants none from its parents. */
    UNION,
    /** The same for times, where the policy that says so is the last to count. */
    TIMES,
    /** That flag of a union: once said it stays said. */
    UNION_END,
    /** Only what the target's own policy says counts. */
    OWN,
    /** Says how policies add up and is no part of the sum. */
    NONE
  }

  public PolicyField {
    path = List.copyOf(path);
  }

  /** {@code retention.keepLatest}. */
  public String name() {
    return String.join(".", path);
  }

  @Override
  public String toString() {
    return name();
  }
}
