package io.hawser.functions.exec;

import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.LineReader.Line;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a program writes, line by line, as long as the program has the stream open. */
final class StreamPump {
  /** How much is kept for messages and outputs, in characters. */
  private static final int TAIL = 4096;

  private static final int LONGEST_LINE = 1 << 20;

  /** A program that left something running behind may never close its streams. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Tail tail = new Tail(TAIL);
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

  /**
   * The end of what was said, after the program has ended.
   *
   * @throws RuntimeException that a line's consumer threw
   */
  String await() throws InterruptedException {
    boolean _ = thread.join(GRACE);
    var thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
    return tail.text();
  }
}
