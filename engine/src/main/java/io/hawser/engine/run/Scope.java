package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.journal.Journal;
import io.hawser.engine.journal.Outcome;
import io.hawser.engine.journal.PhaseState;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.journal.Stage;
import io.hawser.engine.journal.StepId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that the templates of one action may use. For {@code hawser.io}: Inputs, Options,
 * Phases, Item, Index, Subject, Location, ArtifactsIn, Run, Time, Actions, Outcome. For Kanister's
 * documents: the roots of its TemplateParams (see {@link KanisterScope}). Never holds a secret.
 */
final class Scope {
  private final RunRequest request;
  private final ActionSet.Action action;
  private final Blueprint blueprint;
  private final Map<String, @Nullable Object> inputs;

  Scope(RunRequest request, ActionSet.Action action, Blueprint blueprint) {
    this.request = request;
    this.action = action;
    this.blueprint = blueprint;
    this.inputs = inputs();
  }

  /** What is known before the run: no phase has run, and the time is now. */
  Map<String, @Nullable Object> before(String runId, Instant now) {
    var data = fixed(runId, now);
    data.put("Phases", Map.of());
    if (!isKanister()) {
      data.put("Actions", Map.of());
    }
    return data;
  }

  /**
   * What is known now.
   *
   * @param outcome of the phases, once they are over
   */
  Map<String, @Nullable Object> now(Journal journal, Optional<Outcome> outcome) {
    var start = journal.startOf(action.id()).orElseThrow();
    var data = fixed(journal.id().text(), start);
    data.put("Phases", phases(journal));
    if (isKanister()) {
      data.put("DeferPhase", Map.of("Output", deferOutput(journal).values()));
      return data;
    }
    var artifacts = new LinkedHashMap<String, @Nullable Object>();
    journal
        .artifacts()
        .forEach((id, left) -> artifacts.put(id, Map.of("artifacts", artifactsData(left))));
    data.put("Actions", artifacts);
    outcome.ifPresent(how -> data.put("Outcome", outcomeData(how)));
    return data;
  }

  /** What is known to a phase that begins now: in Kanister's documents it sees itself, empty. */
  Map<String, @Nullable Object> at(StepId step, Journal journal, Optional<Outcome> outcome) {
    var data = now(journal, outcome);
    if (isKanister() && step.stage() == Stage.PHASES) {
      var phases = phases(journal);
      phases.putIfAbsent(step.phase(), phaseData(Outputs.NONE));
      data.put("Phases", phases);
    }
    return data;
  }

  /** The same with the element of a {@code forEach}. */
  static Map<String, @Nullable Object> withItem(
      Map<String, ? extends @Nullable Object> data, @Nullable Object item, int index) {
    var all = new LinkedHashMap<String, @Nullable Object>(data);
    all.put("Item", item);
    all.put("Index", (long) index);
    return all;
  }

  private Map<String, @Nullable Object> fixed(String runId, Instant time) {
    if (isKanister()) {
      var data = KanisterScope.of(action, request.profile(action), time);
      data.put("ArtifactsIn", artifactsData(action.artifacts()));
      return data;
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("Inputs", inputs);
    data.put("Options", action.options());
    data.put("ArtifactsIn", artifactsData(action.artifacts()));
    data.put("Run", Map.of("id", runId, "name", request.actionSet().metadata().name()));
    data.put("Time", KanisterScope.text(time));
    var subject = action.subject();
    if (subject != null) {
      data.put("Subject", subjectData(subject));
    }
    RunRequest.locationName(action).ifPresent(name -> data.put("Location", Map.of("name", name)));
    return data;
  }

  /** Phases that began, as Kanister has it: a failed one is there, with an empty output. */
  private Map<String, @Nullable Object> phases(Journal journal) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    for (var phase : recipe().phases()) {
      var step = StepId.of(action.id(), Stage.PHASES, phase.name());
      if (journal.stateOf(step) != PhaseState.PENDING) {
        data.put(phase.name(), phaseData(journal.outputsOf(step)));
      }
    }
    for (var phase : recipe().onFailure()) {
      var step = StepId.of(action.id(), Stage.ON_FAILURE, phase.name());
      if (journal.stateOf(step) == PhaseState.COMPLETE) {
        data.put(phase.name(), phaseData(journal.outputsOf(step)));
      }
    }
    var defer = recipe().deferPhase();
    if (!isKanister() && defer != null) {
      data.putIfAbsent(defer.name(), phaseData(deferOutput(journal)));
    }
    return data;
  }

  private Map<String, @Nullable Object> phaseData(Outputs outputs) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("Output", outputs.values());
    if (isKanister()) {
      data.put("Secrets", Map.of());
      data.put("ConfigMaps", Map.of());
    }
    return data;
  }

  private Outputs deferOutput(Journal journal) {
    var defer = recipe().deferPhase();
    return defer == null
        ? Outputs.NONE
        : journal.outputsOf(StepId.of(action.id(), Stage.DEFER, defer.name()));
  }

  private Map<String, String> subjectData(Subject subject) {
    return switch (subject) {
      case Subject.Directory(var path) ->
          Map.of("path", Path.of(request.baseDirectory()).resolve(path).normalize().toString());
    };
  }

  /** The inputs that are given, and the defaults of the others. */
  private Map<String, @Nullable Object> inputs() {
    var values = new LinkedHashMap<String, @Nullable Object>();
    recipe().inputs().forEach((name, input) -> values.put(name, input.defaultValue()));
    values.putAll(action.inputs());
    return values;
  }

  private static Map<String, @Nullable Object> outcomeData(Outcome outcome) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    var error = outcome.error();
    data.put("state", outcome.state().text());
    data.put("error", error == null ? "" : error.message());
    data.put("errorClass", error == null ? "" : error.errorClass().text());
    data.put("failedPhase", outcome.failedPhase() == null ? "" : outcome.failedPhase());
    return data;
  }

  private static Map<String, @Nullable Object> artifactsData(Map<String, Artifact> artifacts) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    artifacts.forEach((name, artifact) -> {
      var snapshot = artifact.kopiaSnapshot();
      data.put(
          name,
          Map.of(
              "KeyValue", artifact.keyValue(), "KopiaSnapshot", snapshot == null ? "" : snapshot));
    });
    return data;
  }

  private Blueprint.Action recipe() {
    var recipe = blueprint.actions().get(action.name());
    if (recipe == null) {
      throw new IllegalStateException("checked before: no action '%s'".formatted(action.name()));
    }
    return recipe;
  }

  private boolean isKanister() {
    return blueprint.apiVersion() == ApiVersion.KANISTER;
  }
}
