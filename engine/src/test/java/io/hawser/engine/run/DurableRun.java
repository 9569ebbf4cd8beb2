package io.hawser.engine.run;

import static io.hawser.engine.run.Recipe.cleanup;
import static io.hawser.engine.run.Recipe.forEach;
import static io.hawser.engine.run.Recipe.phase;
import static io.hawser.engine.run.Recipe.retry;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.FaultPoints;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.journal.RunStore;
import io.hawser.engine.journal.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A run that can be killed: in a process of its own ({@link #main}) or in the one of the test.
 *
 * @param folder holds the state folder and the file of effects
 */
record DurableRun(Path folder) {

  /** What is run. */
  enum Scenario {
    SUCCESS,
    FAILURE,
    WAIT,
    /** The same documents but for an argument that says how long to wait. */
    WAIT_SHORT
  }

  /** Arguments: folder, scenario. Exits with 0 when the run is over and 3 when it is refused. */
  public static void main(String[] args) throws InterruptedException {
    var run = new DurableRun(Path.of(args[0]));
    try {
      run.execute(Scenario.valueOf(args[1]), FaultPoints.fromEnvironment());
    } catch (RunRefusedException e) {
      System.out.println(e.getMessage());
      System.exit(3);
    }
  }

  /** Starts this run in another process. */
  Process spawn(Scenario scenario, String... properties) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m"));
    command.addAll(List.of(properties));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DurableRun.class.getName(), folder.toString(), scenario.name()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output-" + System.nanoTime()).toFile())
        .start();
  }

  RunView execute(Scenario scenario, FaultPoints faults) throws InterruptedException {
    return engine(faults).run(request(scenario), RunListener.NONE);
  }

  Engine engine(FaultPoints faults) {
    return new Engine(
        new EngineParts(
            functions().all(),
            source -> {
              throw new PhaseException(ErrorClass.MISSING, "no secret '%s'".formatted(source));
            },
            PathLanguage.languages(),
            store(faults),
            Clock.systemUTC(),
            new Random(),
            faults,
            Bench.OPTIONS));
  }

  RunStore store(FaultPoints faults) {
    return new RunStore(folder.resolve("state"), Clock.systemUTC(), faults);
  }

  DurableFunctions functions() {
    return new DurableFunctions(folder.resolve("effects"));
  }

  static RunRequest request(Scenario scenario) {
    var recipe =
        switch (scenario) {
          case SUCCESS -> common().artifact("out", "key", "@{Phases.mark.Output.text}");
          case FAILURE -> common().phases(phase("last", "Break", Map.of("text", "for good")));
          case WAIT ->
              new Recipe()
                  .phases(
                      phase("open", "Open", Map.of("text", "app")),
                      phase("wait", "Wait", Map.of("text", "for ever")));
          case WAIT_SHORT -> new Recipe().phases(phase("wait", "Wait", Map.of("text", "no")));
        };
    return recipe.request();
  }

  private static Recipe common() {
    var undo = Map.of("text", "mark");
    return new Recipe()
        .phases(
            phase("open", "Open", Map.of("text", "app")),
            cleanup(phase("mark", "Mark", Map.of("text", "one")), "Close", undo),
            forEach(phase("each", "Mark", Map.of("text", "@{Item}")), List.of("x", "y", "z"), 2),
            phase("adopt", "Adopt", Map.of("text", "work")),
            retry(phase("break", "Break", Map.of("text", "once")), 3))
        .onFailure(phase("tell", "Mark", Map.of("text", "told @{Outcome.failedPhase}")))
        .defer(phase("defer", "Mark", Map.of("text", "@{Outcome.state}")));
  }
}
