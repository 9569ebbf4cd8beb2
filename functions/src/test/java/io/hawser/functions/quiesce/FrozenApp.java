package io.hawser.functions.quiesce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application that is frozen while a file is there, and keeps a log of what was done to it. */
record FrozenApp(Path folder) {
  Path flag() {
    return folder.resolve("frozen");
  }

  boolean isFrozen() {
    return Files.exists(flag());
  }

  List<String> log() {
    try {
      return Files.exists(folder.resolve("log"))
          ? Files.readAllLines(folder.resolve("log"))
          : List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Arguments of QuiesceExec, command mode. */
  Map<String, @Nullable Object> byCommand(String maxFrozen) {
    var args = new LinkedHashMap<String, @Nullable Object>();
    args.put("command", List.of("sh", "-c", "touch frozen; echo freeze >>log"));
    args.put("thaw", List.of("sh", "-c", "rm -f frozen; echo thaw >>log"));
    args.put("maxFrozen", maxFrozen);
    args.put("workingDirectory", folder.toString());
    return args;
  }

  /** Arguments of QuiesceExec, session mode: a "database" that drops its lock when it ends. */
  Map<String, @Nullable Object> bySession(String maxFrozen) {
    var program =
        """
        trap 'rm -f frozen; echo thaw >>log' EXIT
        echo $$ >pid
        while read -r line; do
          case $line in
            lock) touch frozen; echo freeze >>log; echo LOCKED ;;
            check) if [ -f frozen ]; then echo HELD; else echo LOST; fi ;;
            unlock) exit 0 ;;
          esac
        done
        """;
    var args = new LinkedHashMap<String, @Nullable Object>();
    args.put("session", List.of("sh", "-c", program));
    args.put("freeze", List.of("lock"));
    args.put("ready", "^LOCKED");
    args.put("check", "check");
    args.put("stillHeld", "^HELD");
    args.put("release", "unlock");
    args.put("maxFrozen", maxFrozen);
    args.put("timeout", "5s");
    args.put("workingDirectory", folder.toString());
    return args;
  }
}
