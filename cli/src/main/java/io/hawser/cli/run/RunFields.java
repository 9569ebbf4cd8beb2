package io.hawser.cli.run;

import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.function.Progress;
import io.hawser.engine.journal.RunError;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.journal.RunView.ActionView;
import io.hawser.engine.journal.RunView.CleanupView;
import io.hawser.engine.journal.RunView.PhaseView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as plain values, for {@code -o json} and {@code -o yaml}. The names are part of the
 * interface.
 */
final class RunFields {
  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

  private RunFields() {}

  static Map<String, @Nullable Object> of(RunView run) {
    return new RunFields()
        .put("id", run.id().text())
        .put("actionSet", run.actionSet())
        .put("state", run.state().text())
        .put("startedAt", time(Optional.of(run.startedAt())))
        .put("endedAt", time(run.endedAt()))
        .put("error", error(run.error()))
        .put("abortRequested", run.abortRequested())
        .put("left", run.isLeft())
        .put("ownerPid", run.owner().map(owner -> owner.pid()).orElse(null))
        .put("actions", run.actions().stream().map(RunFields::of).toList())
        .map;
  }

  private static Map<String, @Nullable Object> of(ActionView action) {
    var artifacts = new LinkedHashMap<String, @Nullable Object>();
    action.artifacts().forEach((name, artifact) -> artifacts.put(name, of(artifact)));
    return new RunFields()
        .put("id", action.id())
        .put("name", action.name())
        .put("blueprint", action.blueprint())
        .put("state", action.state().text())
        .put("startedAt", time(action.startedAt()))
        .put("endedAt", time(action.endedAt()))
        .put("error", error(action.error()))
        .put("failedPhase", action.failedPhase().orElse(null))
        .put("phases", action.phases().stream().map(RunFields::of).toList())
        .put("cleanups", action.cleanups().stream().map(RunFields::of).toList())
        .put("artifacts", artifacts)
        .map;
  }

  private static Map<String, @Nullable Object> of(PhaseView phase) {
    return new RunFields()
        .put("name", phase.id().label())
        .put("stage", phase.id().stage().text())
        .put("func", phase.func())
        .put("state", phase.state().text())
        .put("attempts", phase.attempts())
        .put("startedAt", time(phase.startedAt()))
        .put("endedAt", time(phase.endedAt()))
        .put("outputs", phase.outputs().values())
        .put("error", error(phase.error()))
        .put("skipped", phase.skipped().orElse(null))
        .put("progress", phase.progress().map(RunFields::of).orElse(null))
        .put("lines", phase.lines())
        .put("elements", phase.elements().stream().map(RunFields::of).toList())
        .map;
  }

  private static Map<String, @Nullable Object> of(CleanupView cleanup) {
    return new RunFields()
        .put("key", cleanup.key())
        .put("func", cleanup.step().function())
        .put("state", cleanup.state().text())
        .put("error", error(cleanup.error()))
        .map;
  }

  private static Map<String, @Nullable Object> of(Artifact artifact) {
    return new RunFields()
        .put("keyValue", artifact.keyValue())
        .put("kopiaSnapshot", artifact.kopiaSnapshot())
        .map;
  }

  private static Map<String, @Nullable Object> of(Progress progress) {
    var totalBytes = progress.totalBytes();
    var totalFiles = progress.totalFiles();
    return new RunFields()
        .put("doneBytes", progress.doneBytes())
        .put("totalBytes", totalBytes.isPresent() ? totalBytes.getAsLong() : null)
        .put("doneFiles", progress.doneFiles())
        .put("totalFiles", totalFiles.isPresent() ? totalFiles.getAsLong() : null)
        .map;
  }

  private static @Nullable Object error(Optional<RunError> error) {
    return error
        .map(e ->
            new RunFields().put("class", e.errorClass().text()).put("message", e.message()).map)
        .orElse(null);
  }

  private static @Nullable String time(Optional<Instant> time) {
    return time.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS).toString()).orElse(null);
  }

  private RunFields put(String name, @Nullable Object value) {
    map.put(name, value);
    return this;
  }
}
