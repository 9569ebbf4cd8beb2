package io.hawser.kopia.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What is true for a target after all policies that apply to it were added up.
 *
 * @param document all fields; those that nobody has defined and that have no default are absent
 * @param definedBy whose policy a field's value is from; defaults are the global policy's. Absent
 *     for fields without a value and for commands of a single folder
 */
public record EffectivePolicy(
    PolicyTarget target, PolicyDocument document, Map<PolicyField, PolicyTarget> definedBy) {
  public EffectivePolicy {
    definedBy = Map.copyOf(definedBy);
  }

  public Optional<PolicyTarget> definedBy(PolicyField field) {
    return Optional.ofNullable(definedBy.get(field));
  }
}
