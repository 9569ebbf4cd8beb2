package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.crds.Blueprint.Input;
import io.hawser.crds.Blueprint.Phase;
import io.hawser.crds.Blueprint.Retry;
import io.hawser.crds.Blueprint.Step;
import io.hawser.crds.Blueprint.Templating;
import io.hawser.crds.ObjectMeta;
import io.hawser.engine.journal.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents for tests, with the few fields that a test is about. */
final class Recipe {
  private final List<Phase> phases = new ArrayList<>();
  private final List<Phase> onFailure = new ArrayList<>();
  private final Map<String, Artifact> artifacts = new LinkedHashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();
  private @Nullable Phase defer;
  private @Nullable Duration timeout;

  static Phase phase(String name, String func, Map<String, ?> args) {
    return new Phase(
        name,
        func,
        Map.of(),
        Map.copyOf(args),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  static Phase note(String name) {
    return phase(name, "Note", Map.of("text", name));
  }

  static Phase when(Phase p, String condition) {
    return new Phase(
        p.name(),
        p.func(),
        p.objects(),
        p.args(),
        condition,
        p.retry(),
        p.timeout(),
        p.heartbeat(),
        p.forEach(),
        p.parallelism(),
        p.needs(),
        p.cleanup());
  }

  static Phase retry(Phase p, int attempts, String... on) {
    var retry = new Retry(attempts, Duration.ofMillis(1), Duration.ofMillis(4), List.of(on));
    return new Phase(
        p.name(),
        p.func(),
        p.objects(),
        p.args(),
        p.when(),
        retry,
        p.timeout(),
        p.heartbeat(),
        p.forEach(),
        p.parallelism(),
        p.needs(),
        p.cleanup());
  }

  static Phase limits(Phase p, @Nullable Duration timeout, @Nullable Duration heartbeat) {
    return new Phase(
        p.name(),
        p.func(),
        p.objects(),
        p.args(),
        p.when(),
        p.retry(),
        timeout,
        heartbeat,
        p.forEach(),
        p.parallelism(),
        p.needs(),
        p.cleanup());
  }

  static Phase forEach(Phase p, Object elements, int parallelism) {
    return new Phase(
        p.name(),
        p.func(),
        p.objects(),
        p.args(),
        p.when(),
        p.retry(),
        p.timeout(),
        p.heartbeat(),
        elements,
        parallelism,
        p.needs(),
        p.cleanup());
  }

  static Phase needs(Phase p, String... needs) {
    return new Phase(
        p.name(),
        p.func(),
        p.objects(),
        p.args(),
        p.when(),
        p.retry(),
        p.timeout(),
        p.heartbeat(),
        p.forEach(),
        p.parallelism(),
        List.of(needs),
        p.cleanup());
  }

  static Phase cleanup(Phase p, String func, Map<String, ?> args) {
    return new Phase(
        p.name(),
        p.func(),
        p.objects(),
        p.args(),
        p.when(),
        p.retry(),
        p.timeout(),
        p.heartbeat(),
        p.forEach(),
        p.parallelism(),
        p.needs(),
        List.of(new Step(func, Map.copyOf(args))));
  }

  Recipe phases(Phase... all) {
    phases.addAll(List.of(all));
    return this;
  }

  Recipe onFailure(Phase... all) {
    onFailure.addAll(List.of(all));
    return this;
  }

  Recipe defer(Phase phase) {
    defer = phase;
    return this;
  }

  Recipe artifact(String name, String key, String template) {
    artifacts.put(name, new Artifact(Map.of(key, template), null));
    return this;
  }

  Recipe input(String name, Input input) {
    inputs.put(name, input);
    return this;
  }

  Recipe timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  Blueprint.Action action() {
    return new Blueprint.Action(
        null, inputs, phases, onFailure, defer, artifacts, timeout, null, List.of(), List.of(),
        List.of());
  }

  RunRequest request() {
    return request(ApiVersion.HAWSER, Map.of());
  }

  RunRequest request(ApiVersion version, Map<String, ?> given) {
    return request(version, Map.of("act", action()), List.of(call("act", given)));
  }

  static ActionSet.Action call(String action, Map<String, ?> inputs, String... dependsOn) {
    return new ActionSet.Action(
        action,
        action,
        "bp",
        null,
        null,
        null,
        null,
        Map.copyOf(inputs),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        List.of(dependsOn));
  }

  static RunRequest request(
      ApiVersion version, Map<String, Blueprint.Action> actions, List<ActionSet.Action> calls) {
    var blueprint =
        new Blueprint(
            version,
            meta("bp"),
            version == ApiVersion.HAWSER ? Templating.MVEL : Templating.GO,
            actions);
    var actionSet = new ActionSet(version, meta("set"), new ActionSet.Spec(calls, false));
    return RunRequest.of(actionSet, List.of(blueprint), List.of(), Path.of("base"));
  }

  private static ObjectMeta meta(String name) {
    return new ObjectMeta(name, null, Map.of(), Map.of());
  }
}
