package io.hawser.engine.run;

import io.hawser.engine.journal.StepId;
import java.util.List;

/** What a run would do, in order, without doing it. */
public record Plan(List<PlannedAction> actions) {
  public record PlannedAction(String id, String name, String blueprint, List<PlannedStep> steps) {}

  /**
   * One phase, or one element of its {@code forEach}.
   *
   * @param text what the function says it would do, or what stands in the way of knowing it
   */
  public record PlannedStep(StepId id, String func, Kind kind, String text) {}

  /** How sure a planned step is. */
  public enum Kind {
    /** It will run with known arguments. */
    CERTAIN,
    /** It will run, with arguments that earlier phases give. */
    LATER,
    /** Earlier phases decide whether it runs, or it belongs to onFailure. */
    CONDITIONAL,
    /** Its {@code when} is false. */
    SKIPPED
  }
}
