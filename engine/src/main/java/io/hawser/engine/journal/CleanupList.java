package io.hawser.engine.journal;

import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.journal.RunView.CleanupView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cleanups of an action, in the order they were registered. */
final class CleanupList {
  private final Map<String, CleanupView> byKey = new LinkedHashMap<>();

  /** A key registered again counts as registered now. */
  void register(String key, CleanupStep step) {
    byKey.remove(key);
    byKey.put(key, new CleanupView(key, step, CleanupState.DUE, Optional.empty()));
  }

  void set(String key, CleanupState state, @Nullable RunError error) {
    byKey.computeIfPresent(
        key, (_, old) -> new CleanupView(key, old.step(), state, Optional.ofNullable(error)));
  }

  boolean isDue(String key) {
    var cleanup = byKey.get(key);
    return cleanup != null && isDue(cleanup);
  }

  /** Those due or begun, in order. */
  Map<String, CleanupStep> due() {
    var due = new LinkedHashMap<String, CleanupStep>();
    byKey.values().stream()
        .filter(CleanupList::isDue)
        .forEach(cleanup -> due.put(cleanup.key(), cleanup.step()));
    return Collections.unmodifiableMap(due);
  }

  /** Those that were given up. */
  List<CleanupView> failed() {
    return byKey.values().stream()
        .filter(cleanup -> cleanup.state() == CleanupState.FAILED)
        .toList();
  }

  List<CleanupView> view() {
    return List.copyOf(byKey.values());
  }

  private static boolean isDue(CleanupView cleanup) {
    return cleanup.state() == CleanupState.DUE || cleanup.state() == CleanupState.RUNNING;
  }
}
