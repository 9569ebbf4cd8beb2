package io.hawser.engine.journal;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.FaultPoints;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The runs of one machine, in a folder of its own:
 *
 * <pre>
 *   runs/RUN/journal.jsonl   what happened
 *   runs/RUN/abort           there when somebody asked to stop the run
 *   owners/ACTIONSET.json    the process that executes a run of the ActionSet
 * </pre>
 *
 * <p>Thread-safe, and safe between processes. The folder must not be shared between machines: a
 * process of another one cannot be told from a dead one.
 */
public final class RunStore {
  private static final String JOURNAL = "journal.jsonl";
  private final Path folder;
  private final Clock clock;
  private final FaultPoints faults;

  public RunStore(Path folder, Clock clock, FaultPoints faults) {
    this.folder = folder;
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * Where runs are kept unless the user says otherwise: {@code $HAWSER_STATE_DIR}, {@code
   * $XDG_STATE_HOME/hawser} or {@code ~/.local/state/hawser}.
   */
  public static Path defaultFolder(Map<String, String> environment) {
    var own = environment.getOrDefault("HAWSER_STATE_DIR", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    var states = environment.getOrDefault("XDG_STATE_HOME", "");
    var base =
        states.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(states);
    return base.resolve("hawser");
  }

  /** All runs whose journal can be read, the latest first. */
  public List<RunView> list() {
    return list(_ -> {});
  }

  /**
   * All runs whose journal can be read, the latest first.
   *
   * @param leftOut told of each run whose journal cannot be read
   */
  public List<RunView> list(Consumer<PhaseException> leftOut) {
    return ids().stream()
        .flatMap(id -> readable(id, leftOut).stream())
        .sorted(Comparator.comparing(RunView::startedAt).reversed())
        .toList();
  }

  /**
   * One run.
   *
   * @return empty when there is none of that id
   * @throws PhaseException of class {@code CORRUPT} when its journal is damaged
   */
  public Optional<RunView> read(RunId id) {
    try {
      var entries = entries(id);
      return entries.isEmpty() ? Optional.empty() : Optional.of(view(entries));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The documents a run was started with; empty when there is no such run. */
  public Optional<RunRequest> request(RunId id) {
    try {
      var entries = entries(id);
      return entries.isEmpty() ? Optional.empty() : Optional.of(RunMachine.of(entries).request());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * The latest run of an ActionSet that is not over.
   *
   * @throws PhaseException of class {@code CORRUPT} when the journal of a run of such an ActionSet
   *     is damaged: it may have left something to clean up
   */
  public Optional<RunView> unfinished(String actionSet) {
    var prefix = RunId.prefix(actionSet.substring(actionSet.lastIndexOf('/') + 1));
    return ids().stream()
        .filter(id -> id.text().startsWith(prefix))
        .sorted(Comparator.reverseOrder())
        .flatMap(id -> read(id).stream())
        .filter(run -> run.actionSet().equals(actionSet) && !run.state().isOver())
        .findFirst();
  }

  /** Asks for a run to be stopped; durable on return. */
  public AbortResult requestAbort(RunId id) {
    var run = require(id);
    if (run.state().isOver()) {
      return AbortResult.OVER;
    }
    try {
      Durable.createFile(abortFile(id));
    } catch (IOException e) {
      throw unusable(e);
    }
    return run.owner().isPresent() ? AbortResult.REQUESTED : AbortResult.LEFT;
  }

  public boolean isAbortRequested(RunId id) {
    return Files.exists(abortFile(id));
  }

  /**
   * Makes this process the owner of an ActionSet.
   *
   * @return what ends the ownership
   * @throws PhaseException of class {@code DENIED} when another live process has it
   */
  public Closeable own(String actionSet, RunId run) {
    var file = ownerFile(actionSet);
    var self = Processes.self(run, clock.instant());
    try {
      Durable.createDirectories(folder.resolve("owners"));
      faults.at("owner.before.take");
      var holder = file.take(self);
      faults.at("owner.after.take");
      if (holder.isPresent()) {
        throw new PhaseException(
            ErrorClass.DENIED,
            "ActionSet '%s' is being run by %s; wait for it, or stop it with: hawser abort %s"
                .formatted(actionSet, holder.get(), holder.get().run()));
      }
      return () -> {
        faults.at("owner.before.release");
        file.release(self);
        faults.at("owner.after.release");
      };
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Begins the journal of a new run. The caller owns the ActionSet; the journal ends that. */
  public Journal create(
      RunId id, RunRequest request, BiConsumer<Instant, RunEvent> listener, Closeable ownership) {
    var start = new RunEvent.RunStarted(id, request);
    try {
      var run = folder.resolve("runs").resolve(id.text());
      Durable.createDirectories(run);
      var file = JournalFile.create(run.resolve(JOURNAL), faults);
      var at = clock.instant();
      file.append(new JournalJson.Entry(at, start));
      listener.accept(at, start);
      return new Journal(file, new RunMachine(at, start), clock, listener, ownership);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Goes on with the journal of a run. The caller owns the ActionSet; the journal ends that. */
  public Journal reopen(RunId id, BiConsumer<Instant, RunEvent> listener, Closeable ownership) {
    try {
      var path = journalFile(id);
      var file = JournalFile.reopen(path, faults);
      var machine = RunMachine.of(JournalFile.read(path));
      var journal = new Journal(file, machine, clock, listener, ownership);
      journal.append(new RunEvent.RunResumed(Processes.self(id, clock.instant())));
      return journal;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * One run.
   *
   * @throws PhaseException of class {@code MISSING} when there is none of that id
   */
  public RunView require(RunId id) {
    return read(id)
        .orElseThrow(() ->
            new PhaseException(
                ErrorClass.MISSING,
                "no run '%s' in '%s'; hawser runs lists them".formatted(id, folder)));
  }

  private List<RunId> ids() {
    var runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var folders = Files.list(runs)) {
      return folders
          .filter(run -> Files.exists(run.resolve(JOURNAL)))
          .map(run -> new RunId(run.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Optional<RunView> readable(RunId id, Consumer<PhaseException> leftOut) {
    try {
      return read(id);
    } catch (PhaseException e) {
      if (e.errorClass() == ErrorClass.CORRUPT) {
        leftOut.accept(e);
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<JournalJson.Entry> entries(RunId id) throws IOException {
    var file = journalFile(id);
    return Files.exists(file) ? JournalFile.read(file) : List.of();
  }

  private RunView view(List<JournalJson.Entry> entries) throws IOException {
    var run = RunMachine.of(entries).view();
    var owner = ownerFile(run.actionSet()).holder().filter(o -> o.run().equals(run.id()));
    return run.ownedBy(owner);
  }

  private Path journalFile(RunId id) {
    return folder.resolve("runs").resolve(id.text()).resolve(JOURNAL);
  }

  private Path abortFile(RunId id) {
    return folder.resolve("runs").resolve(id.text()).resolve("abort");
  }

  private OwnerFile ownerFile(String actionSet) {
    return new OwnerFile(folder.resolve("owners").resolve(SafeName.of(actionSet, 100) + ".json"));
  }

  private PhaseException unusable(IOException cause) {
    return new PhaseException(
        ErrorClass.INTERNAL,
        "the state folder '%s' is not usable: %s".formatted(folder, cause.getMessage()),
        cause);
  }
}
