package io.hawser.functions.exec;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.LineReader.Line;
import io.hawser.functions.secret.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command to its end. Holds at most one line of 1 MiB and the tails of both streams; each
 * line that the program writes counts as a heartbeat.
 */
public final class CommandRunner {
  /** How much of a stream is kept for messages and outputs, in characters. */
  static final int TAIL = 4096;

  private static final int LONGEST_LINE = 1 << 20;

  /** A program that left something running behind may never close its streams. */
  private static final Duration STREAMS_GRACE = Duration.ofSeconds(3);

  private CommandRunner() {}

  /** How a command ended; both texts are the last 4096 characters, with secrets taken out. */
  public record Ended(int status, String stdout, String stderr) {}

  /**
   * Runs the command; when the thread is interrupted, the program and all it started are ended.
   *
   * @param stdin what the program reads, then the end of the stream
   * @param eachLine gets every line of standard output as it comes, secrets included; a {@link
   *     PhaseException} from it ends the program and is passed on
   */
  public static Ended run(Command command, String stdin, RunContext run, Consumer<Line> eachLine)
      throws InterruptedException {
    var secrets = command.secretEnv().fetch(run.secrets());
    var redactor = new Redactor(secrets.values());
    var process = command.start(run.baseDirectory(), secrets);
    var stdout = new StreamPump(process.getInputStream(), run, eachLine);
    var stderr = new StreamPump(process.getErrorStream(), run, _ -> {});
    try {
      Thread.startVirtualThread(() -> feed(process, stdin));
      int status = process.waitFor();
      stdout.await(STREAMS_GRACE);
      stderr.await(STREAMS_GRACE);
      return new Ended(
          status, redactor.redact(stdout.tail.text()), redactor.redact(stderr.tail.text()));
    } finally {
      ProcessTree.end(process);
    }
  }

  /** The same, for a command that must end with status 0. */
  public static Ended runWell(
      Command command, String stdin, RunContext run, Consumer<Line> eachLine)
      throws InterruptedException {
    var ended = run(command, stdin, run, eachLine);
    if (ended.status() != 0) {
      throw failure(command, ended);
    }
    return ended;
  }

  /** What to say about a command that did not end well. */
  public static PhaseException failure(Command command, Ended ended) {
    var said = ended.stderr().isEmpty() ? ended.stdout() : ended.stderr();
    return new PhaseException(
        ErrorClass.COMMAND,
        "the command '%s' ended with status %d%s"
            .formatted(
                command.argv().getFirst(),
                ended.status(),
                said.isEmpty() ? " and said nothing" : ": " + said));
  }

  private static void feed(Process process, String stdin) {
    try (var stream = process.getOutputStream()) {
      stream.write(stdin.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A program need not read its input; how it ends says whether that was a fault.
    }
  }

  private static final class StreamPump {
    final Tail tail = new Tail(TAIL);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;

    StreamPump(InputStream stream, RunContext run, Consumer<Line> eachLine) {
      thread = Thread.startVirtualThread(() -> pump(stream, run, eachLine));
    }

    private void pump(InputStream stream, RunContext run, Consumer<Line> eachLine) {
      var lines = new LineReader(stream, LONGEST_LINE);
      try {
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
          tail.append(line.get().text() + "\n");
          run.heartbeat();
          hand(line.get(), eachLine);
        }
      } catch (IOException e) {
        // The stream was closed because the program ended or was ended.
      }
    }

    /** After a fault the stream is still drained, or the program would block on a full pipe. */
    private void hand(Line line, Consumer<Line> eachLine) {
      if (failure.get() != null) {
        return;
      }
      try {
        eachLine.accept(line);
      } catch (RuntimeException e) {
        failure.set(e);
      }
    }

    void await(Duration grace) throws InterruptedException {
      boolean _ = thread.join(grace);
      var thrown = failure.get();
      if (thrown != null) {
        throw thrown;
      }
    }
  }
}
