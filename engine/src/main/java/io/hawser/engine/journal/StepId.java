package io.hawser.engine.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a phase of a run, or one element of its {@code forEach}.
 *
 * @param action the id of the action
 * @param index of the element, from 0; null for the phase itself
 */
public record StepId(String action, Stage stage, String phase, @Nullable Integer index) {

  public static StepId of(String action, Stage stage, String phase) {
    return new StepId(action, stage, phase, null);
  }

  public StepId element(int number) {
    return new StepId(action, stage, phase, number);
  }

  /** The phase that an element belongs to; itself for a phase. */
  public StepId whole() {
    return new StepId(action, stage, phase, null);
  }

  public Optional<Integer> element() {
    return Optional.ofNullable(index);
  }

  /** The phase's name, with {@code [index]} for an element. */
  public String label() {
    return index == null ? phase : phase + "[" + index + "]";
  }

  @Override
  public String toString() {
    return action + "/" + label();
  }
}
