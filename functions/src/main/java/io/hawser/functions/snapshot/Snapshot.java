package io.hawser.functions.snapshot;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.quiesce.Freezes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of a directory by the cheapest route there is. A snapshot counts only once it is
 * complete and, with {@code frozenBy}, the freeze was proven to have held; what a crash left of
 * another is removed first.
 */
public final class Snapshot implements BuiltinFunction<Snapshot.Params> {
  private static final long DEFAULT_MAX_COPY = 1L << 30;

  private static final Arg<Optional<String>> PATH =
      Arg.optionalString("path", "directory to snapshot; the action's subject by default");
  private static final Arg<Optional<String>> FROZEN_BY =
      Arg.optionalString(
          "frozenBy",
          "name of the QuiesceExec phase whose freeze must hold all the while; if it was lost, the"
              + " application is frozen again first");
  private static final Arg<String> ROUTE =
      Arg.choice(
          "route",
          "auto",
          Stream.concat(Stream.of("auto"), Routes.names().stream()).toList(),
          "how to make it; auto takes the first that works, in this order");
  private static final Arg<Long> MAX_COPY_BYTES =
      Arg.bytes("maxCopyBytes", DEFAULT_MAX_COPY, "longest directory that is copied byte by byte");
  private static final Arg<Optional<String>> SCRATCH =
      Arg.optionalString(
          "scratch", "folder for copies and btrfs snapshots; beside the directory by default");
  private static final Arg<String> WHEN_NONE =
      Arg.choice(
          "whenNone",
          "refuse",
          List.of("refuse", "stay-frozen"),
          "without any route: refuse the run before it freezes anything, or read the live directory"
              + " while the application stays frozen");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "Snapshot",
              "Make a snapshot of a directory",
              Snapshot::bind,
              PATH,
              FROZEN_BY,
              ROUTE,
              MAX_COPY_BYTES,
              SCRATCH,
              WHEN_NONE)
          .giving("name", "the snapshot's name")
          .giving("path", "where to read the data")
          .giving("route", "cephfs, btrfs, reflink, copy, or none when the live directory is read")
          .giving("subject", "the directory, with its own path")
          .giving("empty", "true when the directory was empty");

  private final Freezes freezes;
  private final Path fallback;

  record Params(
      Optional<String> path,
      Optional<String> frozenBy,
      Optional<Route> route,
      long maxCopyBytes,
      Optional<String> scratch,
      boolean staysFrozen) {
    SnapshotOptions options(PlanContext context, Path fallback) {
      return new SnapshotOptions(
          maxCopyBytes,
          scratch.map(folder -> context.baseDirectory().resolve(folder).toAbsolutePath()),
          fallback);
    }
  }

  /**
   * @param fallback folder for snapshots that cannot stand beside their directory
   */
  public Snapshot(Freezes freezes, Path fallback) {
    this.freezes = freezes;
    this.fallback = fallback;
  }

  static String cleanupKey(String phase) {
    return "snapshot/" + phase;
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    var subject = Subjects.directory(params.path(), context);
    var options = params.options(context, fallback);
    var words = route(params, subject, options).map(route -> route.words(subject, options));
    return words.or(() ->
        Optional.of(
            "no snapshot of '%s' is possible: the application stays frozen while it is read"
                .formatted(subject)));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    if (!run.state().isEmpty()) {
      var made = SnapshotHandle.of(run.state());
      if (Files.isDirectory(made.path())) {
        return Outputs.of(made.toValues());
      }
    }
    var subject = Subjects.directory(params.path(), run);
    var options = params.options(run, fallback);
    var route = route(params, subject, options);
    if (route.isEmpty()) {
      run.report("no snapshot is possible; '%s' is read live, frozen".formatted(subject));
      return Outputs.of(SnapshotHandle.live(subject).toValues());
    }
    run.report(route.get().words(subject, options));
    var place = route.get().place(subject, run.resourceName(), options);
    var handle =
        new SnapshotHandle(
            run.resourceName(), route.get().name(), place, subject, Subjects.isEmpty(subject));
    make(route.get(), handle, params.frozenBy(), run);
    handle.requireContent();
    run.saveState(handle.toValues());
    return Outputs.of(handle.toValues());
  }

  private void make(Route route, SnapshotHandle handle, Optional<String> frozenBy, RunContext run)
      throws InterruptedException {
    run.registerCleanup(
        cleanupKey(run.phase()), new CleanupStep("DeleteSnapshot", cleanupArgs(handle, run)));
    route.delete(handle.path(), run);
    if (frozenBy.isPresent()) {
      freezes.ensureFrozen(frozenBy.get(), run);
    }
    run.faultPoint("before snapshot");
    route.create(handle.subject(), handle.path(), run);
    run.faultPoint("after snapshot");
    if (frozenBy.isPresent()) {
      proveOrRemove(frozenBy.get(), route, handle.path(), run);
    }
  }

  private void proveOrRemove(String frozenBy, Route route, Path place, RunContext run)
      throws InterruptedException {
    try {
      freezes.proveFrozen(frozenBy, run);
    } catch (PhaseException e) {
      route.delete(place, run);
      throw e;
    }
  }

  private static Optional<Route> route(Params params, Path subject, SnapshotOptions options) {
    var choice = Routes.choose(subject, params.route(), options);
    if (choice.route().isEmpty() && !params.staysFrozen()) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "no snapshot of '%s' is possible (%s); 'whenNone: stay-frozen' would read it live"
              .formatted(subject, choice.whyNone()));
    }
    return choice.route();
  }

  private static Map<String, @Nullable Object> cleanupArgs(SnapshotHandle handle, RunContext run) {
    var args = new LinkedHashMap<String, @Nullable Object>();
    args.put("phase", run.phase());
    args.put("route", handle.route());
    args.put("path", handle.path().toString());
    return args;
  }

  private static Params bind(Bound args) {
    return new Params(
        args.get(PATH),
        args.get(FROZEN_BY),
        Routes.named(args.get(ROUTE)),
        args.get(MAX_COPY_BYTES),
        args.get(SCRATCH),
        args.get(WHEN_NONE).equals("stay-frozen"));
  }
}
