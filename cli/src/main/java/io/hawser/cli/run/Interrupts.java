package io.hawser.cli.run;

import java.util.List;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/**
 * Hears Ctrl-C and requests to end. A shutdown hook would not do: it cannot choose the exit code,
 * and it is told only once. The JDK offers no other way than its unsupported {@code Signal}, which
 * it has kept since its first version.
 */
final class Interrupts implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final List<Restore> earlier;
  private int count;

  private record Restore(Signal signal, sun.misc.SignalHandler handler) {}

  /**
   * @param listener told the number of the request, from 1; called by a thread of its own
   */
  Interrupts(IntConsumer listener) {
    earlier =
        SIGNALS.stream()
            .map(Signal::new)
            .map(signal -> new Restore(signal, Signal.handle(signal, _ -> listener.accept(next()))))
            .toList();
  }

  private synchronized int next() {
    return ++count;
  }

  @Override
  public void close() {
    earlier.forEach(restore -> Signal.handle(restore.signal, restore.handler));
  }
}
