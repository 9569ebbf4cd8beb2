package io.hawser.functions.snapshot;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.RunContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as outputs, states and cleanups name it.
 *
 * @param name {@code ""} when the live directory stands for a snapshot
 * @param route a route's name, or {@code none}
 * @param path where to read
 * @param subject the directory it shows, with its own path
 * @param empty true when that directory was empty when the snapshot was made
 */
public record SnapshotHandle(String name, String route, Path path, Path subject, boolean empty) {
  static final String NONE = "none";

  /** The snapshot that another phase of this action made. */
  public static SnapshotHandle ofPhase(String phase, RunContext run) {
    return run.outputsOf(phase)
        .map(Outputs::values)
        .filter(values -> values.get("route") instanceof String)
        .map(SnapshotHandle::of)
        .orElseThrow(() ->
            new PhaseException(
                ErrorClass.INVALID,
                "phase '%s' made no snapshot; name a phase of Snapshot".formatted(phase)));
  }

  /** The directory itself, in place of a snapshot. */
  static SnapshotHandle live(Path subject) {
    return new SnapshotHandle("", NONE, subject, subject, Subjects.isEmpty(subject));
  }

  /**
   * Refuses an empty directory in the place of data, as CephFS shows one under a name that it cut.
   */
  void requireContent() {
    if (!empty && Subjects.isEmpty(path)) {
      throw new PhaseException(
          ErrorClass.MISSING,
          "the snapshot '%s' is empty but '%s' was not: it does not show what it should"
              .formatted(path, subject));
    }
  }

  static SnapshotHandle of(Map<String, @Nullable Object> values) {
    return new SnapshotHandle(
        text(values, "name"),
        text(values, "route"),
        Path.of(text(values, "path")),
        Path.of(text(values, "subject")),
        Boolean.TRUE.equals(values.get("empty")));
  }

  Map<String, @Nullable Object> toValues() {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("name", name);
    values.put("path", path.toString());
    values.put("route", route);
    values.put("subject", subject.toString());
    values.put("empty", empty);
    return values;
  }

  /** True when there is no snapshot and the directory itself is read. */
  public boolean isLive() {
    return route.equals(NONE);
  }

  private static String text(Map<String, @Nullable Object> values, String key) {
    return values.get(key) instanceof String text ? text : "";
  }
}
