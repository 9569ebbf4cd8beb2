package io.hawser.cli.durability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Looks at the arguments of all processes of this machine, again and again until closed. */
final class ArgumentWatch implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final String word;
  private final Thread thread;

  /**
   * @param word that must be in no argument
   */
  ArgumentWatch(String word) {
    this.word = word;
    this.thread = Thread.ofPlatform().daemon().start(this::look);
  }

  /** The command lines that have the word. */
  Set<String> found() {
    return Set.copyOf(seen.stream().filter(line -> line.contains(word)).toList());
  }

  /** All command lines. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  /** The arguments of all processes, of each in one line. */
  static Stream<String> commandLines() {
    return ProcessHandle.allProcesses().flatMap(process -> commandLine(process.pid()));
  }

  private static Stream<String> commandLine(long pid) {
    try {
      var file = Path.of("/proc", Long.toString(pid), "cmdline");
      return Stream.of(Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' '));
    } catch (IOException e) {
      // It ended while we looked.
      return Stream.empty();
    }
  }

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      commandLines().forEach(seen::add);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
