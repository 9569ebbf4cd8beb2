package io.hawser.functions.exec;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all that it started. */
public final class ProcessTree {
  private static final long GRACE_SECONDS = 2;

  private ProcessTree() {}

  /**
   * Ends the tree: politely first, after two seconds by force. Works on an interrupted thread and
   * leaves its interrupt flag as it was. Nothing happens when the process has ended already.
   */
  public static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    var tree = members(process);
    tree.forEach(ProcessHandle::destroy);
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        members(process).forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      interrupted = true;
      members(process).forEach(ProcessHandle::destroyForcibly);
    } finally {
      tree.forEach(ProcessHandle::destroyForcibly);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<ProcessHandle> members(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }
}
