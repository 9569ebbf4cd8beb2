package io.hawser.engine.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function call that undoes something; it must be idempotent.
 *
 * @param function a registered function's name
 * @param args final values, no templates, never a secret: they are written to the journal
 */
public record CleanupStep(String function, Map<String, @Nullable Object> args) {
  public CleanupStep {
    args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
  }
}
