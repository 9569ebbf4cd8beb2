package io.hawser.functions.quiesce;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.Command;
import io.hawser.functions.exec.CommandRunner;
import io.hawser.functions.quiesce.FreezePlan.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One freeze of one run: its folder, and the pipe to its supervisor while this process is the one
 * that started it. Safe for use by many threads, one after the other.
 */
final class Freeze {
  private static final int SHOWN = 2000;

  private final FreezeDirectory directory;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Supervisor supervisor;

  Freeze(FreezeDirectory directory) {
    this.directory = directory;
  }

  FreezeDirectory directory() {
    return directory;
  }

  /** Freezes, after whatever an earlier attempt or process left has been thawed. */
  void freeze(FreezePlan plan, RunContext run) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      thawNow("again", run);
      directory.prepare(plan);
      start(plan, run);
    } finally {
      lock.unlock();
    }
  }

  /** Freezes again when the freeze was lost; see {@link Freezes#ensureFrozen}. */
  void ensure(RunContext run) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (isHeld(run)) {
        return;
      }
      refuseSecondFreeze(run);
      run.report("the application is no longer frozen; freezing it again");
      thawNow("again", run);
      var plan = directory.plan();
      directory.prepare(plan);
      start(plan, run);
    } finally {
      lock.unlock();
    }
  }

  /** Throws unless the application has been frozen without a break until now. */
  void prove(RunContext run) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var held = supervisor;
      if (held == null || held.isOver()) {
        throw lost();
      }
      var plan = directory.plan();
      var limit = Duration.ofSeconds(plan.timeoutSeconds());
      if (plan.session() != null) {
        askSession(plan.session(), held, limit, run);
      }
      if (!held.prove(run.phase(), limit, run::heartbeat)) {
        throw lost();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Thaws, whoever froze; afterwards the application is certainly not frozen by this freeze.
   *
   * @throws PhaseException of class {@code COMMAND} when the thaw program does not end well
   */
  void thaw(String why, RunContext run) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      thawNow(why, run);
    } finally {
      lock.unlock();
    }
  }

  private boolean isHeld(RunContext run) throws InterruptedException {
    var held = supervisor;
    return held != null
        && held.isHeld(Duration.ofSeconds(directory.plan().timeoutSeconds()), run::heartbeat);
  }

  private void start(FreezePlan plan, RunContext run) throws InterruptedException {
    run.faultPoint("before freeze");
    var started = Supervisor.start(directory, plan.secretEnvironment().fetch(run.secrets()));
    supervisor = started;
    var limit = Duration.ofSeconds(plan.timeoutSeconds());
    if (plan.session() != null) {
      open(plan.session(), started, limit, run);
    }
    if (!started.awaitFrozen(limit, run::heartbeat)) {
      thawNow("timeout", run);
      throw notFrozen(started, plan);
    }
    run.faultPoint("after freeze");
  }

  private static void open(Session session, Supervisor held, Duration limit, RunContext run)
      throws InterruptedException {
    session.lines().forEach(line -> held.send("say " + line));
    if (held.awaitSaid(Pattern.compile(session.ready()), limit, run::heartbeat)) {
      held.send("ready");
    }
  }

  private void askSession(Session session, Supervisor held, Duration limit, RunContext run)
      throws InterruptedException {
    held.forget();
    held.send("say " + session.check());
    if (!held.awaitSaid(Pattern.compile(session.stillHeld()), limit, run::heartbeat)) {
      if (held.isOver()) {
        throw lost();
      }
      throw new PhaseException(
          ErrorClass.COMMAND,
          "the session no longer holds the application frozen: its answer to the check does not"
              + " match '%s': %s".formatted(session.stillHeld(), shown(held)));
    }
  }

  private void thawNow(String why, RunContext run) throws InterruptedException {
    var held = supervisor;
    if (held != null) {
      held.send("thaw " + why);
      held.awaitOver(run::heartbeat);
    } else {
      awaitOther(run);
    }
    supervisor = null;
    if (!directory.state().isThawed()) {
      thawOurselves(why, run);
    }
  }

  /** The supervisor of a process that died is thawing, or has: nobody may come in between. */
  private void awaitOther(RunContext run) throws InterruptedException {
    var pid = directory.state().supervisorPid();
    if (pid.isEmpty()) {
      return;
    }
    var other = ProcessHandle.of(pid.getAsLong()).filter(this::isSupervisor);
    if (other.isPresent()) {
      run.report("waiting for the supervisor that an earlier process left, it is thawing");
      while (other.get().isAlive()) {
        Thread.sleep(Duration.ofMillis(50));
        run.heartbeat();
      }
    }
  }

  /** Process ids are used again, but no other process is told this folder. */
  private boolean isSupervisor(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .map(line -> line.contains(directory.supervisor().toString()))
        .orElse(false);
  }

  /** No supervisor is left and the application may be frozen. */
  private void thawOurselves(String why, RunContext run) throws InterruptedException {
    var plan = directory.plan();
    if (plan.session() == null) {
      var thaw =
          new Command(
              List.of("sh", directory.thawScript().toString()),
              Optional.empty(),
              Map.of(),
              plan.secretEnvironment());
      var ended = CommandRunner.run(thaw, "", run, _ -> {});
      if (ended.status() != 0) {
        throw new PhaseException(
            ErrorClass.COMMAND,
            "the application may still be frozen: its thaw command ended with status %d%s; by hand: sh '%s'"
                .formatted(
                    ended.status(),
                    ended.stderr().isEmpty() ? "" : " (" + ended.stderr() + ")",
                    directory.thawScript()));
      }
    }
    directory.note(run.clock().instant().getEpochSecond(), "thawed " + why + " 0");
  }

  private void refuseSecondFreeze(RunContext run) {
    var others = directory.state().proven().stream().filter(p -> !p.equals(run.phase())).toList();
    if (!others.isEmpty()) {
      throw new PhaseException(
          ErrorClass.COMMAND,
          "the freeze was lost after %s had used it; what phase '%s' would take now would not fit"
                  .formatted(others, run.phase())
              + " to that. Start the action anew");
    }
  }

  private PhaseException lost() {
    var end = directory.state().end();
    var why = end.map(FreezeState.End::why).orElse("supervisor");
    return switch (why) {
      case "deadline" ->
          new PhaseException(
              ErrorClass.TIMEOUT,
              "the application was thawed because it had been frozen for %ds ('maxFrozen'); the work"
                      .formatted(directory.plan().maxFrozenSeconds())
                  + " that needed the freeze took longer");
      case "ended" ->
          new PhaseException(
              ErrorClass.COMMAND, "the session that held the application frozen ended by itself");
      case "gone" ->
          new PhaseException(
              ErrorClass.COMMAND,
              "the application was thawed because Hawser died while it was frozen; give 'frozenBy'"
                  + " to the phase that needs the freeze, then it is frozen again for it");
      default ->
          new PhaseException(
              ErrorClass.COMMAND,
              "the application is not frozen any more (thawed: '%s')".formatted(why));
    };
  }

  private PhaseException notFrozen(Supervisor held, FreezePlan plan) {
    var said = shown(held);
    if (held.failedStatus() > 0) {
      return new PhaseException(
          ErrorClass.COMMAND,
          "the freeze command '%s' ended with status %d: %s"
              .formatted(plan.freeze().getFirst(), held.failedStatus(), said));
    }
    boolean late = directory.state().end().map(end -> end.why().equals("timeout")).orElse(false);
    return new PhaseException(
        late ? ErrorClass.TIMEOUT : ErrorClass.COMMAND,
        "the application was not frozen %s%s; it has been thawed"
            .formatted(
                late ? "within %ds ('timeout')".formatted(plan.timeoutSeconds()) : "",
                said.isEmpty() ? "" : ": " + said));
  }

  private static String shown(Supervisor held) {
    var said = held.said();
    return said.substring(Math.max(0, said.length() - SHOWN));
  }

  /** For messages. */
  Path path() {
    return directory.path();
  }
}
