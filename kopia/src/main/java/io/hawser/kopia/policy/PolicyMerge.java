package io.hawser.kopia.policy;

import io.hawser.kopia.policy.PolicyField.Inheritance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds policies up as Kopia does (snapshot/policy), field by field, the nearest first. A policy
 * with {@code noParent} is the last to count: then there are no defaults either, nor the commands
 * of the target's own folder.
 */
final class PolicyMerge {
  private static final Comparator<String> BYTEWISE =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final Map<String, Object> tree = new LinkedHashMap<>();
  private final Map<PolicyField, Object> values = new HashMap<>();
  private final Map<PolicyField, PolicyTarget> definedBy = new HashMap<>();

  private PolicyMerge() {}

  static EffectivePolicy of(PolicyTarget target, List<Policy> nearestFirst) {
    var merge = new PolicyMerge();
    boolean orphan = false;
    for (var policy : nearestFirst) {
      merge.add(policy.document(), policy.target());
      if (policy.document().flag(PolicyFields.NO_PARENT, false)) {
        orphan = true;
        break;
      }
    }
    if (!orphan) {
      merge.addDefaults();
      if (!nearestFirst.isEmpty() && nearestFirst.getFirst().target().equals(target)) {
        merge.addOwn(nearestFirst.getFirst().document());
      }
    }
    merge.values.forEach((field, value) -> PolicyTrees.put(merge.tree, field.path(), value));
    return new EffectivePolicy(target, PolicyDocument.of(merge.tree), merge.definedBy);
  }

  private void add(PolicyDocument policy, PolicyTarget target) {
    for (var field : PolicyFields.ALL) {
      var value = policy.get(field).orElse(null);
      if (value != null) {
        add(field, value, target);
      }
    }
    // Only now: what a policy lists itself still counts.
    for (var field : PolicyFields.ALL) {
      if (field.inheritance() == Inheritance.UNION_END) {
        policy.get(field).ifPresent(flag -> values.put(field, flag));
      }
    }
  }

  private void add(PolicyField field, Object value, PolicyTarget target) {
    switch (field.inheritance()) {
      case NEAREST -> {
        if (values.putIfAbsent(field, value) == null) {
          definedBy.put(field, target);
        }
      }
      case UNION -> {
        if (!hasEnded(field)) {
          values.merge(field, union(value, List.of()), PolicyMerge::union);
          definedBy.put(field, target);
        }
      }
      case TIMES -> {
        definedBy.put(field, target);
        if (!hasEnded(field)) {
          values.merge(field, TimesOfDay.merged(value, List.of()), TimesOfDay::merged);
        }
      }
      case UNION_END, OWN, NONE -> {}
    }
  }

  private boolean hasEnded(PolicyField list) {
    return values.containsKey(PolicyFields.endOf(list));
  }

  private static Object union(Object left, @Nullable Object right) {
    var words = new TreeSet<String>(BYTEWISE);
    ((List<?>) left).forEach(word -> words.add((String) word));
    if (right instanceof List<?> more) {
      more.forEach(word -> words.add((String) word));
    }
    return List.copyOf(words);
  }

  private void addDefaults() {
    for (var field : PolicyFields.ALL) {
      field.preset().ifPresent(value -> add(field, value, PolicyTarget.GLOBAL));
    }
  }

  private void addOwn(PolicyDocument policy) {
    for (var field : PolicyFields.ALL) {
      if (field.inheritance() == Inheritance.OWN) {
        policy.get(field).ifPresent(value -> values.put(field, value));
      }
    }
  }
}
