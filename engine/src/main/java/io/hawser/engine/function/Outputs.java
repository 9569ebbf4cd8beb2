package io.hawser.engine.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a phase gives to later phases and to artifacts. Values are String, Long, Double, Boolean,
 * null, List or Map; never a secret.
 *
 * @param partial true when the work was done but for some items, such as files that could not be
 *     read
 */
public record Outputs(Map<String, @Nullable Object> values, boolean partial) {
  public static final Outputs NONE = new Outputs(Map.of(), false);

  public Outputs {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public static Outputs of(Map<String, ? extends @Nullable Object> values) {
    return new Outputs(new LinkedHashMap<>(values), false);
  }

  public static Outputs of(String key, @Nullable Object value) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(key, value);
    return new Outputs(values, false);
  }

  /** One more, after these: they are shown in this order. */
  public Outputs and(String key, @Nullable Object value) {
    var more = new LinkedHashMap<>(values);
    more.put(key, value);
    return new Outputs(more, partial);
  }
}
