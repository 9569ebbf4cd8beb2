package io.hawser.functions.quiesce;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.RunContext;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The freezes of this machine, each named by run and phase; shared by the functions that freeze,
 * thaw, and work while an application is frozen.
 *
 * <p>What makes a run safe at any kill point, in order:
 *
 * <ol>
 *   <li>The cleanup that thaws is registered, then the supervisor starts, then the application is
 *       frozen. From here on the end of this process ends the freeze.
 *   <li>A phase that needs the freeze calls {@link #ensureFrozen} before its work and {@link
 *       #proveFrozen} after it. A resumed run finds the freeze lost and freezes again; work whose
 *       proof fails is thrown away by the phase that did it.
 *   <li>{@code Unquiesce} asks for proof too, unless a phase has already proven that its work was
 *       done under the freeze: then it does not matter who thawed.
 * </ol>
 *
 * <p>This object holds only pipes to running supervisors. What happened is in the folder of each
 * freeze, so another process finds it.
 */
public final class Freezes {
  private final Path root;
  private final ConcurrentHashMap<Path, Freeze> freezes = new ConcurrentHashMap<>();

  /**
   * @param root folder for one folder a freeze; on a file system with named pipes
   */
  public Freezes(Path root) {
    this.root = root.toAbsolutePath();
  }

  /**
   * Returns once the application is frozen by that phase's freeze; freezes it again when the freeze
   * was lost.
   *
   * @throws PhaseException of class {@code INVALID} when the phase froze nothing; of class {@code
   *     COMMAND} when the freeze was lost after another phase had used it, since the two would not
   *     show the same state
   */
  public void ensureFrozen(String phase, RunContext run) throws InterruptedException {
    var freeze = of(phase, run);
    if (!freeze.directory().exists()) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "phase '%s' froze nothing, or was thawed already: 'frozenBy' must name a phase of QuiesceExec"
              .formatted(phase));
    }
    freeze.ensure(run);
  }

  /**
   * Records that the work of the calling phase was done while frozen.
   *
   * @throws PhaseException of class {@code TIMEOUT} or {@code COMMAND} when the freeze was lost:
   *     the work must be thrown away
   */
  public void proveFrozen(String phase, RunContext run) throws InterruptedException {
    of(phase, run).prove(run);
  }

  Freeze of(String phase, RunContext run) {
    var path = root.resolve(run.runId()).resolve(fileName(phase));
    return freezes.computeIfAbsent(path, key -> new Freeze(new FreezeDirectory(key)));
  }

  /** Removes all that is left of a thawed freeze. */
  void forget(String phase, RunContext run) {
    var freeze = of(phase, run);
    freeze.directory().delete();
    boolean _ = root.resolve(run.runId()).toFile().delete();
    freezes.remove(freeze.path());
  }

  private static String fileName(String phase) {
    var name = new StringBuilder();
    phase
        .codePoints()
        .forEach(c ->
            name.append(
                Character.isLetterOrDigit(c) && c < 128 || c == '-'
                    ? Character.toString(c)
                    : "_%x_".formatted(c)));
    return name.toString();
  }
}
