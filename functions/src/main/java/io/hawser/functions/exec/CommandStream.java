package io.hawser.functions.exec;

import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.CommandRunner.Ended;
import io.hawser.functions.secret.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Streams data out of a program or into it. Both ends work at once, so that nothing is held but
 * what the pipe holds.
 */
public final class CommandStream {
  private CommandStream() {}

  /** Works on one end of a pipe; another thread than the caller's. */
  @FunctionalInterface
  public interface End<S, T> {
    T use(S stream) throws IOException;
  }

  /** What came of both ends. */
  public record Streamed<T>(T value, Ended program) {}

  /**
   * Hands the program's standard output to the reader.
   *
   * @throws io.hawser.engine.error.PhaseException of class {@code COMMAND} when the program ends
   *     with another status than 0: what was read is not to be used
   */
  public static <T> Streamed<T> read(Command command, RunContext run, End<InputStream, T> reader)
      throws InterruptedException {
    return stream(command, run, Process::getInputStream, reader, true);
  }

  /** Has the writer write the program's standard input; its standard output is dropped. */
  public static <T> Streamed<T> write(Command command, RunContext run, End<OutputStream, T> writer)
      throws InterruptedException {
    return stream(command, run, Process::getOutputStream, writer, false);
  }

  private static <S extends AutoCloseable, T> Streamed<T> stream(
      Command command, RunContext run, Function<Process, S> pipe, End<S, T> end, boolean reads)
      throws InterruptedException {
    var secrets = command.secretEnv().fetch(run.secrets());
    var process = command.start(run.baseDirectory(), secrets);
    var stderr = new StreamPump(process.getErrorStream(), run, _ -> {});
    try {
      if (reads) {
        process.getOutputStream().close();
      } else {
        var _ = new StreamPump(process.getInputStream(), run, _ -> {});
      }
      var transfer = new FutureTask<>(transfer(pipe.apply(process), end));
      // A read or write of a pipe cannot be interrupted; waiting for it can, and ends the program.
      Thread.startVirtualThread(transfer);
      return await(transfer, process, command, stderr, new Redactor(secrets.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ProcessTree.end(process);
    }
  }

  private static <S extends AutoCloseable, T> Callable<T> transfer(S stream, End<S, T> end) {
    return () -> {
      try (stream) {
        return end.use(stream);
      }
    };
  }

  private static <T> Streamed<T> await(
      FutureTask<T> transfer,
      Process process,
      Command command,
      StreamPump stderr,
      Redactor redactor)
      throws InterruptedException, IOException {
    try {
      var value = transfer.get();
      return new Streamed<>(value, endedWell(process, command, stderr, redactor));
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException broken -> {
          // The program closed its end: how it ended tells more than the broken pipe.
          var _ = endedWell(process, command, stderr, redactor);
          throw broken;
        }
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private static Ended endedWell(
      Process process, Command command, StreamPump stderr, Redactor redactor)
      throws InterruptedException {
    int status = process.waitFor();
    var ended = new Ended(status, "", redactor.redact(stderr.await()));
    if (status != 0) {
      throw CommandRunner.failure(command, ended);
    }
    return ended;
  }
}
