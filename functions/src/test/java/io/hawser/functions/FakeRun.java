package io.hawser.functions;

import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.Location;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.Functions;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.Progress;
import io.hawser.engine.function.RunContext;
import io.hawser.engine.secret.Secret;
import io.hawser.engine.secret.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run in memory that is strict about what functions may hand it. Contexts of several phases share
 * one run: {@link #phase(String)} gives another phase of the same run, {@link #runPhase} runs a
 * function as the engine would and keeps its outputs.
 */
public final class FakeRun implements RunContext {
  /** What a run is beyond its phases. */
  private static final class Shared {
    final String runId = "r" + Long.toHexString(System.nanoTime());
    final Map<String, CleanupStep> cleanups = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, Map<String, @Nullable Object>> states = new ConcurrentHashMap<>();
    final Map<String, Outputs> outputs = new ConcurrentHashMap<>();
    final List<String> reports = Collections.synchronizedList(new ArrayList<>());
    final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Secret> secrets = new ConcurrentHashMap<>();
    Consumer<String> faults = _ -> {};
    Optional<Subject> subject = Optional.empty();
    Optional<Location> location = Optional.empty();
  }

  private final Shared shared;
  private final Path base;
  private final String phase;

  public FakeRun(Path base) {
    this(new Shared(), base, "phase");
  }

  private FakeRun(Shared shared, Path base, String phase) {
    this.shared = shared;
    this.base = base;
    this.phase = phase;
  }

  public FakeRun phase(String name) {
    return new FakeRun(shared, base, name);
  }

  public FakeRun withSubject(Path directory) {
    shared.subject = Optional.of(new Subject.Directory(directory.toString()));
    return this;
  }

  public FakeRun withLocation(Location location) {
    shared.location = Optional.of(location);
    return this;
  }

  /** Gives the secret of the environment variable of that name. */
  public FakeRun withSecret(String variable, String value) {
    shared.secrets.put(variable, Secret.of(value));
    return this;
  }

  /** Called at each fault point; what it throws ends the function. */
  public FakeRun withFaults(Consumer<String> faults) {
    shared.faults = faults;
    return this;
  }

  /** Binds the arguments, runs the function as this phase, and keeps its outputs. */
  public <P> Outputs runPhase(BuiltinFunction<P> function, Map<String, @Nullable Object> args)
      throws InterruptedException {
    var outputs = function.run(function.spec().bind(args), this);
    outputs.values().forEach((key, value) -> requireJson(key, value));
    shared.outputs.put(phase, outputs);
    return outputs;
  }

  /** Runs every cleanup that is due, the last one first, as the engine does at the end of a run. */
  public void runCleanups(Functions functions) throws InterruptedException {
    var due = new ArrayList<>(dueCleanups().entrySet()).reversed();
    for (var cleanup : due) {
      var step = cleanup.getValue();
      runCleanup(functions.require(step.function()), step);
      dischargeCleanup(cleanup.getKey());
    }
  }

  private <P> void runCleanup(BuiltinFunction<P> function, CleanupStep step)
      throws InterruptedException {
    var _ = function.run(function.spec().bind(step.args()), phase("cleanup-" + phase));
  }

  public List<String> reports() {
    return List.copyOf(shared.reports);
  }

  public List<Progress> progressReports() {
    return List.copyOf(shared.progress);
  }

  /** All that a run would write to its journal. */
  public String journal() {
    return "%s %s %s %s".formatted(shared.cleanups, shared.states, shared.outputs, shared.reports);
  }

  @Override
  public Optional<Subject> subject() {
    return shared.subject;
  }

  @Override
  public Optional<Location> location() {
    return shared.location;
  }

  @Override
  public Path baseDirectory() {
    return base;
  }

  @Override
  public Secrets secrets() {
    return source ->
        switch (source) {
          case Location.SecretSource.Environment(var variable)
              when shared.secrets.containsKey(variable) ->
              shared.secrets.get(variable);
          default -> throw new PhaseException(ErrorClass.MISSING, "no secret " + source);
        };
  }

  @Override
  public String runId() {
    return shared.runId;
  }

  @Override
  public String phase() {
    return phase;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public String resourceName() {
    return ("hawser-%s-%s".formatted(shared.runId, phase))
        .toLowerCase()
        .replaceAll("[^a-z0-9-]", "-");
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public void registerCleanup(String key, CleanupStep step) {
    step.args().forEach(FakeRun::requireJson);
    shared.cleanups.put(key, step);
  }

  @Override
  public void dischargeCleanup(String key) {
    shared.cleanups.remove(key);
  }

  @Override
  public Map<String, CleanupStep> dueCleanups() {
    synchronized (shared.cleanups) {
      return new LinkedHashMap<>(shared.cleanups);
    }
  }

  @Override
  public void saveState(Map<String, @Nullable Object> state) {
    state.forEach(FakeRun::requireJson);
    shared.states.put(phase, new LinkedHashMap<>(state));
  }

  @Override
  public Map<String, @Nullable Object> state() {
    return shared.states.getOrDefault(phase, Map.of());
  }

  @Override
  public Optional<Outputs> outputsOf(String other) {
    return Optional.ofNullable(shared.outputs.get(other));
  }

  @Override
  public void report(String line) {
    shared.reports.add(line);
  }

  @Override
  public void progress(Progress progress) {
    shared.progress.add(progress);
  }

  @Override
  public void heartbeat() {}

  @Override
  public void faultPoint(String name) {
    shared.faults.accept(name);
  }

  @Override
  public boolean isCancelled() {
    return Thread.currentThread().isInterrupted();
  }

  private static void requireJson(String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case String _, Long _, Double _, Boolean _ -> {}
      case List<?> list -> list.forEach(element -> requireJson(key, element));
      case Map<?, ?> map -> map.forEach((name, each) -> requireJson((String) name, each));
      default ->
          throw new IllegalArgumentException(
              "'%s' is a %s, which the journal cannot hold".formatted(key, value.getClass()));
    }
  }
}
