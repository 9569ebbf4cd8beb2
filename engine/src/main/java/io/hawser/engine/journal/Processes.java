package io.hawser.engine.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

/** Tells a process from a later one with the same pid. */
final class Processes {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /**
   * Counted from the state, which follows the program's name in parentheses; field 3 in proc(5).
   */
  private static final int START_TIME_FIELD = 22 - 3;

  private Processes() {}

  /** This process as the owner of a run. */
  static Owner self(RunId run, Instant now) {
    long pid = ProcessHandle.current().pid();
    return new Owner(pid, bootId(), startTime(pid).orElse(0), run, now);
  }

  /** True while the process lives; age never matters. */
  static boolean isAlive(Owner owner) {
    return owner.bootId().equals(bootId())
        && startTime(owner.pid()).equals(OptionalLong.of(owner.processStart()));
  }

  private static String bootId() {
    try {
      return Files.isReadable(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException("the boot id of this machine is not readable", e);
    }
  }

  /** Empty when no such process lives; a zombie does not. */
  private static OptionalLong startTime(long pid) {
    if (!Files.isReadable(BOOT_ID)) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().startInstant())
          .map(start -> OptionalLong.of(start.toEpochMilli()))
          .orElse(OptionalLong.empty());
    }
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      boolean dead = fields[0].equals("Z") || fields[0].equals("X");
      return dead
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(fields[START_TIME_FIELD]));
    } catch (IOException e) {
      // The process is gone, or goes while we look.
      return OptionalLong.empty();
    }
  }
}
