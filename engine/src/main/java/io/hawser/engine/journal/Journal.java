package io.hawser.engine.journal;

import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.Outputs;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run that this process executes: events go to the file, then into the state, then
 * to the listener. Thread-safe.
 */
public final class Journal implements Closeable {
  private final ReentrantLock lock = new ReentrantLock();
  private final JournalFile file;
  private final RunMachine machine;
  private final Clock clock;
  private final BiConsumer<Instant, RunEvent> listener;
  private final Closeable onClose;

  Journal(
      JournalFile file,
      RunMachine machine,
      Clock clock,
      BiConsumer<Instant, RunEvent> listener,
      Closeable onClose) {
    this.file = file;
    this.machine = machine;
    this.clock = clock;
    this.listener = listener;
    this.onClose = onClose;
  }

  /**
   * Records an event; it is durable on return, except for one that only informs.
   *
   * @throws JournalException when it could not be written: what it announces must then not be done
   */
  public void append(RunEvent event) {
    locked(() -> {
      var at = clock.instant();
      write(new JournalJson.Entry(at, event));
      machine.apply(at, event);
      listener.accept(at, event);
      return event;
    });
  }

  /**
   * Records an event, or only tells it where the journal cannot be written: for cleanups, which are
   * done even so. They are then done once more when the run is resumed.
   */
  public void appendIfPossible(RunEvent event) {
    try {
      append(event);
    } catch (JournalException e) {
      tell(event);
    }
  }

  /** Tells the listener, and the state in memory, but not the file. */
  public void tell(RunEvent event) {
    locked(() -> {
      machine.apply(clock.instant(), event);
      listener.accept(clock.instant(), event);
      return event;
    });
  }

  public RunId id() {
    return machine.id();
  }

  public RunRequest request() {
    return machine.request();
  }

  public RunView view() {
    return locked(machine::view);
  }

  public boolean isAbortRequested() {
    return locked(machine::isAbortRequested);
  }

  public Optional<Outcome> outcome() {
    return locked(machine::outcome);
  }

  public Optional<Instant> startOf(String action) {
    return locked(() -> machine.action(action).startedAt());
  }

  public Optional<Outcome> outcomeOf(String action) {
    return locked(() -> machine.action(action).outcome());
  }

  /** How an action's phases ended; empty while they are not over. */
  public Optional<Outcome> phasesOutcomeOf(String action) {
    return locked(() -> machine.action(action).phasesOutcome());
  }

  /** What each action has left behind so far, by its id. */
  public Map<String, Map<String, Artifact>> artifacts() {
    return locked(machine::artifacts);
  }

  public PhaseState stateOf(StepId step) {
    return locked(() -> machine.step(step).state());
  }

  /** The attempt to make; one that a crash cut short is made again. */
  public int nextAttemptOf(StepId step) {
    return locked(() -> machine.step(step).nextAttempt());
  }

  public Outputs outputsOf(StepId step) {
    return locked(() -> machine.step(step).outputs());
  }

  public Optional<RunError> errorOf(StepId step) {
    return locked(() -> machine.step(step).error());
  }

  /** The elements of {@code forEach}, once they are known. */
  public Optional<List<@Nullable Object>> itemsOf(StepId step) {
    return locked(() -> machine.step(step).items());
  }

  public Map<String, @Nullable Object> savedStateOf(StepId step) {
    return locked(() -> machine.step(step).saved());
  }

  /** The cleanups of an action that are due, by key, in the order they were registered. */
  public Map<String, CleanupStep> dueCleanups(String action) {
    return locked(() -> machine.action(action).cleanups().due());
  }

  public boolean isDue(String action, String key) {
    return locked(() -> machine.action(action).cleanups().isDue(key));
  }

  /** The cleanups of an action that were given up. */
  public List<RunView.CleanupView> failedCleanups(String action) {
    return locked(() -> machine.action(action).cleanups().failed());
  }

  /** Lets go of the run; idempotent as far as the file is concerned. */
  @Override
  public void close() throws IOException {
    lock.lock();
    try (onClose) {
      file.close();
    } finally {
      lock.unlock();
    }
  }

  private void write(JournalJson.Entry entry) {
    try {
      file.append(entry);
    } catch (IOException e) {
      throw new JournalException(
          "run '%s' cannot go on: its journal is not writable: %s"
              .formatted(machine.id(), e.getMessage()),
          e);
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
