package io.hawser.functions.quiesce;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.secret.Secret;
import io.hawser.functions.exec.LineReader;
import io.hawser.functions.secret.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Our end of the pipe to a running supervisor ({@code supervise.sh}). When this process ends,
 * however it ends, the pipe closes and the supervisor thaws. Safe for use by many threads; holds
 * the last 64 Ki characters that the programs said.
 */
final class Supervisor {
  private static final int LONGEST_LINE = 1 << 14;
  private static final int SAID = 1 << 16;
  private static final long BEAT_SECONDS = 5;

  private final Process process;
  private final Redactor redactor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StringBuilder said = new StringBuilder();
  private boolean frozen;
  private final AtomicInteger held = new AtomicInteger();
  private int failedStatus = -1;
  private boolean over;

  private Supervisor(Process process, Redactor redactor) {
    this.process = process;
    this.redactor = redactor;
  }

  /** Starts a supervisor in a session of its own, so that signals to our group miss it. */
  static Supervisor start(FreezeDirectory directory, Map<String, Secret> secrets) {
    var builder =
        new ProcessBuilder(
            "setsid", "sh", directory.supervisor().toString(), directory.path().toString());
    secrets.forEach((name, value) -> builder.environment().put(name, value.reveal()));
    try {
      var process = builder.start();
      var supervisor = new Supervisor(process, new Redactor(secrets.values()));
      var events = process.getInputStream();
      var words = process.getErrorStream();
      var listening = Thread.startVirtualThread(() -> read(words, supervisor::onSaid));
      Thread.startVirtualThread(() -> {
        read(events, supervisor::onEvent);
        supervisor.change(() -> supervisor.over = true);
      });
      return supervisor;
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.MISSING,
          "the supervisor of the freeze cannot be started; it needs the programs 'sh' and"
              + " 'setsid' (package util-linux)",
          e);
    }
  }

  /** Tells the supervisor something; when it is gone, {@link #isOver} soon says so. */
  void send(String message) {
    lock.lock();
    try {
      process.getOutputStream().write((message + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      over = true;
    } finally {
      lock.unlock();
    }
  }

  /** True once the freeze has ended or nobody watches it any more: the folder says which. */
  boolean isOver() {
    return ask(() -> over);
  }

  /** Waits until the application is frozen; false when it is not within the time. */
  boolean awaitFrozen(Duration limit, Runnable heartbeat) throws InterruptedException {
    return await(() -> frozen, limit, heartbeat) && ask(() -> frozen);
  }

  /** Waits until a program has said something; false when it has not within the time. */
  boolean awaitSaid(Pattern pattern, Duration limit, Runnable heartbeat)
      throws InterruptedException {
    BooleanSupplier match = () -> pattern.matcher(said).find();
    return await(match, limit, heartbeat) && ask(match);
  }

  /** True when the application is still frozen: the supervisor answers, so it has not thawed. */
  boolean isHeld(Duration limit, Runnable heartbeat) throws InterruptedException {
    return isAnswered("ask", limit, heartbeat);
  }

  /** Has the supervisor record that a phase's work was done while frozen; false when it was not. */
  boolean prove(String phase, Duration limit, Runnable heartbeat) throws InterruptedException {
    return isAnswered("prove " + phase, limit, heartbeat);
  }

  /** Waits for the end of the supervisor, which bounds its own time. */
  void awaitOver(Runnable heartbeat) throws InterruptedException {
    while (!await(() -> over, Duration.ofMinutes(1), heartbeat)) {
      heartbeat.run();
    }
    process.waitFor();
  }

  /** What the programs said since {@link #forget}, the last part, without secrets. */
  String said() {
    lock.lock();
    try {
      return redactor.redact(said.toString().strip());
    } finally {
      lock.unlock();
    }
  }

  void forget() {
    change(() -> said.setLength(0));
  }

  /** Exit status of a freeze that failed; -1 when none did. */
  int failedStatus() {
    lock.lock();
    try {
      return failedStatus;
    } finally {
      lock.unlock();
    }
  }

  private boolean isAnswered(String question, Duration limit, Runnable heartbeat)
      throws InterruptedException {
    int before = held.get();
    send(question);
    BooleanSupplier answered = () -> held.get() > before;
    return await(answered, limit, heartbeat) && answered.getAsBoolean();
  }

  private boolean await(BooleanSupplier condition, Duration limit, Runnable heartbeat)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (!condition.getAsBoolean() && !over) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        boolean _ =
            changed.await(
                Math.min(left, TimeUnit.SECONDS.toNanos(BEAT_SECONDS)), TimeUnit.NANOSECONDS);
        heartbeat.run();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean ask(BooleanSupplier question) {
    lock.lock();
    try {
      return question.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void onEvent(String line) {
    var words = line.split(" ", 2);
    change(() -> {
      switch (words[0]) {
        case "frozen" -> frozen = true;
        case "held" -> {
          int _ = held.incrementAndGet();
        }
        case "failed" -> failedStatus = Integer.parseInt(words[1]);
        default -> {}
      }
    });
  }

  private void onSaid(String line) {
    change(() -> {
      said.append(line).append('\n');
      if (said.length() > 2 * SAID) {
        said.delete(0, said.length() - SAID);
      }
    });
  }

  private static void read(InputStream stream, Consumer<String> each) {
    var lines = new LineReader(stream, LONGEST_LINE);
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        each.accept(line.get().text());
      }
    } catch (IOException e) {
      // The supervisor is gone; the end of its events says so.
    }
  }
}
