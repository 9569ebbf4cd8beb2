package io.hawser.functions.exec;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.LineReader.Line;
import io.hawser.functions.secret.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Runs a command to its end. Holds at most one line of 1 MiB and the tails of both streams; each
 * line that the program writes counts as a heartbeat.
 */
public final class CommandRunner {
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
      return new Ended(status, redactor.redact(stdout.await()), redactor.redact(stderr.await()));
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
}
