package io.hawser.cli.run;

import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.Progress;
import io.hawser.engine.journal.CleanupState;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunError;
import io.hawser.engine.journal.RunId;
import io.hawser.engine.journal.RunState;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.journal.RunView.ActionView;
import io.hawser.engine.journal.RunView.CleanupView;
import io.hawser.engine.journal.RunView.PhaseView;
import io.hawser.engine.journal.Stage;
import io.hawser.engine.journal.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs to look at. */
final class Runs {
  static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final RunError FULL = new RunError(ErrorClass.FULL, "no space left on 'disk'");

  private Runs() {}

  static RunView complete() {
    var artifacts = Map.of("backup", new Artifact(Map.of("snapshotId", "k1234"), null));
    return run(
        RunState.COMPLETE,
        true,
        List.of(phase("freeze", PhaseState.COMPLETE), phase("upload", PhaseState.COMPLETE)),
        List.of(),
        artifacts);
  }

  static RunView failed(CleanupState thaw) {
    return run(
        RunState.FAILED,
        true,
        List.of(phase("freeze", PhaseState.COMPLETE), phase("upload", PhaseState.FAILED)),
        List.of(
            new CleanupView(
                "thaw/freeze",
                new CleanupStep("Unquiesce", Map.of()),
                thaw,
                thaw == CleanupState.FAILED ? Optional.of(FULL) : Optional.empty())),
        Map.of());
  }

  static RunView running(Progress progress) {
    var upload =
        new PhaseView(
            StepId.of("backup", Stage.PHASES, "upload"),
            "KopiaUpload",
            PhaseState.RUNNING,
            1,
            Optional.of(START),
            Optional.empty(),
            Outputs.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(progress),
            List.of(),
            List.of());
    return run(
        RunState.RUNNING,
        false,
        List.of(phase("freeze", PhaseState.COMPLETE), upload, phase("thaw", PhaseState.PENDING)),
        List.of(),
        Map.of());
  }

  private static PhaseView phase(String name, PhaseState state) {
    return new PhaseView(
        StepId.of("backup", Stage.PHASES, name),
        "Exec",
        state,
        1,
        Optional.of(START),
        state.isOver() ? Optional.of(START.plusMillis(1500)) : Optional.empty(),
        Outputs.NONE,
        state == PhaseState.FAILED ? Optional.of(FULL) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static RunView run(
      RunState state,
      boolean isOver,
      List<PhaseView> phases,
      List<CleanupView> cleanups,
      Map<String, Artifact> artifacts) {
    var end = isOver ? Optional.of(START.plusSeconds(3)) : Optional.<Instant>empty();
    var error = state == RunState.FAILED ? Optional.of(FULL) : Optional.<RunError>empty();
    var failedPhase = state == RunState.FAILED ? Optional.of("upload") : Optional.<String>empty();
    var action =
        new ActionView(
            "backup",
            "backup",
            "ledger",
            state,
            Optional.of(START),
            end,
            error,
            failedPhase,
            phases,
            cleanups,
            artifacts);
    return new RunView(
        new RunId("ledger-20260501T120000-abcde"),
        "ledger",
        state,
        START,
        end,
        error,
        false,
        List.of(action),
        Optional.empty());
  }
}
