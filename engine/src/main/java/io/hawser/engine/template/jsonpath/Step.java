package io.hawser.engine.template.jsonpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a path: from a list of values to another one. */
sealed interface Step {
  record Field(String name) implements Step {}

  record Wildcard() implements Step {}

  record Descent() implements Step {}

  /** A constant; it replaces whatever came before. */
  record Constant(Object value) implements Step {}

  /**
   * A part of a list.
   *
   * @param to null for the end
   * @param single whether {@code to} only follows from a single index
   */
  record Slice(int from, @Nullable Integer to, @Nullable Integer step, boolean single)
      implements Step {}

  record Union(List<List<Step>> paths) implements Step {}

  /** Items for which the path on the left finds something. */
  record Exists(List<Step> left) implements Step {}

  record Filter(List<Step> left, String operator, List<Step> right) implements Step {}

  /** A word that means nothing outside of a range block. */
  record Word(String text) implements Step {}
}
