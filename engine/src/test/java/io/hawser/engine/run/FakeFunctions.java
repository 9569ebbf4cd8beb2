package io.hawser.engine.run;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Functions;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Functions for tests; what they do is a list of texts. */
final class FakeFunctions {
  final List<String> effects = new CopyOnWriteArrayList<>();

  /** Counted down when a {@code Hang} or {@code Deaf} has begun. */
  final CountDownLatch hanging = new CountDownLatch(1);

  /** Lets a {@code Deaf} end. */
  final CountDownLatch wake = new CountDownLatch(1);

  /** Lets {@code Undo} undo what is {@code broken}. */
  volatile boolean mended;

  /** Where two {@code Meet} wait for each other. */
  final CyclicBarrier meeting = new CyclicBarrier(2);

  Functions all() {
    return Functions.of(
        new Note(), new Fail(), new Hang(), new Deaf(), new Undo(), new Hold(), new Meet());
  }

  private record Text(String text) {}

  /** Notes a text and gives it as output {@code text}; partial if it is {@code partial}. */
  private final class Note implements BuiltinFunction<Text> {
    private static final Arg<String> TEXT = Arg.string("text", "what to note");
    private final FunctionSpec<Text> spec =
        FunctionSpec.of("Note", "Note a text", bound -> new Text(bound.get(TEXT)), TEXT);

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Optional<String> plan(Text text, PlanContext context) {
      if (text.text().equals("impossible")) {
        throw new PhaseException(ErrorClass.MISSING, "there is no ink");
      }
      return Optional.of("note '%s'".formatted(text.text()));
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      effects.add(text.text());
      return new Outputs(Map.of("text", text.text()), text.text().equals("partial"));
    }
  }

  private record Failure(ErrorClass errorClass, long until) {}

  /** Fails with a class until an attempt. */
  private final class Fail implements BuiltinFunction<Failure> {
    private static final Arg<String> CLASS = Arg.string("class", "the class of the error");
    private static final Arg<Long> UNTIL = Arg.integer("until", 1000, "the attempt that is well");
    private final FunctionSpec<Failure> spec =
        FunctionSpec.of(
            "Fail",
            "Fail",
            bound ->
                new Failure(
                    ErrorClass.valueOf(bound.get(CLASS).toUpperCase(Locale.ROOT)),
                    bound.get(UNTIL)),
            CLASS,
            UNTIL);

    @Override
    public FunctionSpec<Failure> spec() {
      return spec;
    }

    @Override
    public Outputs run(Failure failure, RunContext run) {
      effects.add("attempt " + run.attempt());
      if (run.attempt() < failure.until()) {
        throw new PhaseException(failure.errorClass(), "it is broken");
      }
      return Outputs.of("attempt", (long) run.attempt());
    }
  }

  private record None() {}

  /** Waits for ever, until it is cancelled. */
  private final class Hang implements BuiltinFunction<None> {
    private final FunctionSpec<None> spec =
        FunctionSpec.of("Hang", "Wait for ever", _ -> new None());

    @Override
    public FunctionSpec<None> spec() {
      return spec;
    }

    @Override
    public Outputs run(None none, RunContext run) throws InterruptedException {
      effects.add("hang");
      hanging.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        effects.add("cancelled=" + run.isCancelled());
        throw e;
      }
      return Outputs.NONE;
    }
  }

  /** Does not hear interrupts; then tries to go on as if nothing had been. */
  private final class Deaf implements BuiltinFunction<None> {
    private final FunctionSpec<None> spec =
        FunctionSpec.of("Deaf", "Hear no interrupt", _ -> new None());

    @Override
    public FunctionSpec<None> spec() {
      return spec;
    }

    @Override
    public Outputs run(None none, RunContext run) {
      hanging.countDown();
      while (true) {
        try {
          wake.await();
          break;
        } catch (InterruptedException e) {
          effects.add("not listening");
        }
      }
      run.registerCleanup("late", new CleanupStep("Undo", Map.of("text", "late")));
      return Outputs.NONE;
    }
  }

  /** Undoes a text; fails while it is {@code broken} and nobody mended it. */
  private final class Undo implements BuiltinFunction<Text> {
    private static final Arg<String> TEXT = Arg.string("text", "what to undo");
    private final FunctionSpec<Text> spec =
        FunctionSpec.of("Undo", "Undo a text", bound -> new Text(bound.get(TEXT)), TEXT);

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      effects.add("undo " + text.text());
      if (text.text().equals("broken") && !mended) {
        throw new PhaseException(ErrorClass.COMMAND, "it is stuck");
      }
      return Outputs.NONE;
    }
  }

  /**
   * Holds a text, with a cleanup of its own; a text of {@code let go} discharges the one before.
   */
  private final class Hold implements BuiltinFunction<Text> {
    private static final Arg<String> TEXT = Arg.string("text", "what to hold");
    private final FunctionSpec<Text> spec =
        FunctionSpec.of("Hold", "Hold a text", bound -> new Text(bound.get(TEXT)), TEXT);

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      if (text.text().equals("let go")) {
        run.dueCleanups().keySet().forEach(run::dischargeCleanup);
      } else {
        run.registerCleanup(
            "hold/" + text.text(), new CleanupStep("Undo", Map.of("text", text.text())));
      }
      effects.add("hold " + text.text());
      return Outputs.of("name", run.resourceName());
    }
  }

  /** Ends only when another one is there at the same time. */
  private final class Meet implements BuiltinFunction<None> {
    private final FunctionSpec<None> spec =
        FunctionSpec.of("Meet", "Meet another", _ -> new None());

    @Override
    public FunctionSpec<None> spec() {
      return spec;
    }

    @Override
    public Outputs run(None none, RunContext run) throws InterruptedException {
      try {
        meeting.await(20, TimeUnit.SECONDS);
      } catch (BrokenBarrierException | TimeoutException e) {
        throw new PhaseException(ErrorClass.TIMEOUT, "nobody came", e);
      }
      return Outputs.NONE;
    }
  }
}
