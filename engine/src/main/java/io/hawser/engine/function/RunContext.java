package io.hawser.engine.function;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a function may ask of the run it works for. Methods may be called from any thread. */
public interface RunContext extends PlanContext {
  /** Identity of the run; unique and safe in file names. */
  String runId();

  /** The phase's name, with {@code [index]} for an element of forEach. */
  String phase();

  /** 1 for the first attempt. */
  int attempt();

  /**
   * A name for what this phase creates: the same after a crash and for every attempt, at most 60
   * bytes of {@code [a-z0-9-]}, starts with {@code hawser-}, names run and phase.
   */
  String resourceName();

  Clock clock();

  /**
   * Records durably that a cleanup is due before what it undoes is done. At the end of the run (or
   * of a resumed run) the cleanup's function is called with these arguments unless it was
   * discharged. Registering a key again replaces the earlier one.
   *
   * @param key identifies the cleanup within the action, such as {@code thaw/freeze}
   */
  void registerCleanup(String key, CleanupStep step);

  /** Records durably that a cleanup is no longer due, since it has been done. Idempotent. */
  void dischargeCleanup(String key);

  /** The cleanups still due, by key, in the order they were registered. */
  Map<String, CleanupStep> dueCleanups();

  /**
   * Saves a small state of this phase durably (at most 16 KiB as JSON), for a later attempt or a
   * resumed run. Values are String, Long, Double, Boolean, null, List or Map; never a secret.
   */
  void saveState(Map<String, @Nullable Object> state);

  /** What {@link #saveState} saved last for this phase; empty at first. */
  Map<String, @Nullable Object> state();

  /** Outputs of a finished phase of this action. */
  Optional<Outputs> outputsOf(String phase);

  /** A line for the user about what goes on. Counts as a heartbeat. */
  void report(String line);

  /** How far the work is. Counts as a heartbeat. Cheap: callers need not limit the rate. */
  void progress(Progress progress);

  /** Shows that the attempt lives, where there is nothing to say. */
  void heartbeat();

  /** A point where a test may kill the process; does nothing otherwise. */
  void faultPoint(String name);

  /** True once the attempt is to stop; its thread is interrupted too. */
  boolean isCancelled();
}
