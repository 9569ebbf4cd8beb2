package io.hawser.engine.journal;

import io.hawser.engine.function.Outputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what functions give within the bounds of a journal, before anybody sees it: later phases
 * get what is kept, so that a resumed run sees the same as an undisturbed one.
 */
public final class Bounds {
  /** Largest outputs of a phase or of an element, as JSON, in bytes. */
  public static final int OUTPUT_BYTES = 64 << 10;

  /** Largest outputs of an element of {@code forEach}, as JSON, in bytes. */
  public static final int ELEMENT_OUTPUT_BYTES = 4 << 10;

  /** Largest saved state of a phase, as JSON, in bytes. */
  public static final int STATE_BYTES = 16 << 10;

  private static final int LINE_CHARS = 2000;

  private Bounds() {}

  /**
   * The outputs, with long strings cut (a mark says so), then whole values replaced by a mark where
   * the sum is still too much.
   */
  public static Outputs outputs(Outputs outputs, StepId step) {
    int limit = step.element().isPresent() ? ELEMENT_OUTPUT_BYTES : OUTPUT_BYTES;
    if (size(outputs.values()) <= limit) {
      return outputs;
    }
    var kept = new LinkedHashMap<String, @Nullable Object>();
    int left = limit;
    for (var entry : outputs.values().entrySet()) {
      var value = cut(entry.getValue(), limit / 4);
      int size = size(value);
      if (size > left) {
        value = "[left out, %d bytes]".formatted(size);
        size = 0;
      }
      left -= size;
      kept.put(entry.getKey(), value);
    }
    return new Outputs(kept, outputs.partial());
  }

  /** A reported line or a message, cut where it is too long. */
  public static String line(String text) {
    return cut(text, LINE_CHARS);
  }

  /** Size as JSON in bytes. */
  public static int size(@Nullable Object value) {
    return value == null ? 4 : JournalJson.write(value).length;
  }

  private static @Nullable Object cut(@Nullable Object value, int chars) {
    return switch (value) {
      case String text -> cut(text, chars);
      case List<?> list -> list.stream().map(item -> cut(item, chars)).toList();
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        map.forEach((key, item) -> result.put(key, cut(item, chars)));
        yield result;
      }
      case null, default -> value;
    };
  }

  private static String cut(String text, int chars) {
    return text.length() <= chars
        ? text
        : text.substring(0, chars) + "… [cut, %d characters]".formatted(text.length());
  }
}
