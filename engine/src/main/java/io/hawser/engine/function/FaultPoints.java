package io.hawser.engine.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Places where a test may kill the process: before and after each journal write, function effect
 * and blob write. Thread-safe. Outside of tests a point costs one call that does nothing.
 */
@FunctionalInterface
public interface FaultPoints {
  /** Nothing happens at any point. */
  FaultPoints NONE = name -> {};

  /** The exit status of a process that was halted at a point, as after {@code kill -9}. */
  int EXIT_STATUS = 137;

  /**
   * Passes a point.
   *
   * @param name says where, such as {@code journal.before.PhaseStarted}; not unique
   */
  void at(String name);

  /**
   * What system properties, or else environment variables, ask for: {@code hawser.fault=N} ({@code
   * HAWSER_FAULT}) halts the process at the N-th point it passes, counted from 1; {@code
   * hawser.fault.trace=FILE} ({@code HAWSER_FAULT_TRACE}) appends the name of each point to a file.
   */
  static FaultPoints fromEnvironment() {
    var fatal = setting("hawser.fault", "HAWSER_FAULT").map(Long::valueOf);
    var trace = setting("hawser.fault.trace", "HAWSER_FAULT_TRACE").map(Path::of);
    if (fatal.isEmpty() && trace.isEmpty()) {
      return NONE;
    }
    var passed = new AtomicLong();
    return name -> {
      trace.ifPresent(file -> append(file, name));
      long number = passed.incrementAndGet();
      if (fatal.isPresent() && fatal.get() == number) {
        Runtime.getRuntime().halt(EXIT_STATUS);
      }
    };
  }

  private static Optional<String> setting(String property, String variable) {
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .filter(text -> !text.isBlank());
  }

  private static void append(Path file, String name) {
    try {
      Files.writeString(file, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
