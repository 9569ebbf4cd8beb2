package io.hawser.engine.run;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.journal.RunEvent;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.journal.RunView;
import io.hawser.engine.journal.RunView.PhaseView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine with fake functions, small limits and a state folder of its own. */
final class Bench {
  static final EngineOptions OPTIONS =
      new EngineOptions(
          8,
          100,
          Duration.ofMillis(1),
          Duration.ofMillis(4),
          Duration.ofMillis(50),
          2,
          Duration.ofSeconds(20),
          Duration.ofMillis(5));

  final FakeFunctions fakes = new FakeFunctions();
  final List<RunEvent> events = new CopyOnWriteArrayList<>();
  final RunStore store;
  final Engine engine;

  Bench(Path folder) {
    this(folder, FaultPoints.NONE);
  }

  Bench(Path folder, FaultPoints faults) {
    store = new RunStore(folder, Clock.systemUTC(), faults);
    engine =
        new Engine(
            new EngineParts(
                fakes.all(),
                source -> {
                  throw new PhaseException(ErrorClass.MISSING, "no secret '%s'".formatted(source));
                },
                PathLanguage.languages(),
                store,
                Clock.systemUTC(),
                new Random(1),
                faults,
                OPTIONS));
  }

  RunView run(Recipe recipe) throws InterruptedException {
    return run(recipe.request());
  }

  RunView run(RunRequest request) throws InterruptedException {
    return engine.run(request, (_, event) -> events.add(event));
  }

  Run start(Recipe recipe) {
    return engine.start(recipe.request(), (_, event) -> events.add(event));
  }

  List<String> effects() {
    return fakes.effects;
  }

  static PhaseView phase(RunView run, String name) {
    return run.actions().stream()
        .flatMap(action -> action.phases().stream())
        .filter(phase -> phase.id().phase().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Outputs outputs(RunView run, String phase) {
    return phase(run, phase).outputs();
  }
}
