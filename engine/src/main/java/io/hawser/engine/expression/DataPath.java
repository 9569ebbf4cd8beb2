package io.hawser.engine.expression;

import io.hawser.engine.value.Names;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path into the data of a run, such as {@code Phases.dump.Output['size']}; resolved over maps and
 * lists only, so it can name nothing else.
 *
 * @param offset 0-based, where it begins in the expression
 */
record DataPath(List<Step> steps, int offset) {
  DataPath {
    steps = List.copyOf(steps);
  }

  sealed interface Step {
    record Key(String name) implements Step {}

    record Index(long index) implements Step {}

    /** An index or key that is itself taken from the data. */
    record Computed(DataPath path) implements Step {}
  }

  /** The data does not have what the path names. */
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Missing(String message, int offset) {
      super(message);
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  /**
   * The value.
   *
   * @throws Missing naming what there is
   */
  @Nullable Object resolve(Map<String, ? extends @Nullable Object> data) {
    @Nullable Object value = data;
    var walked = new StringBuilder();
    for (var step : steps) {
      value = follow(value, step, data, walked.toString());
      walked.append(walked.isEmpty() ? text(step).replaceFirst("^\\.", "") : text(step));
    }
    return value;
  }

  private @Nullable Object follow(
      @Nullable Object value,
      Step step,
      Map<String, ? extends @Nullable Object> data,
      String walked) {
    return switch (step) {
      case Step.Key(var name) -> key(value, name, walked);
      case Step.Index(var index) -> element(value, index, walked);
      case Step.Computed(var path) ->
          switch (path.resolve(data)) {
            case String name -> key(value, name, walked);
            case Long index -> element(value, index, walked);
            case null, default ->
                throw new Missing(
                    "%s is neither a string nor a whole number".formatted(path), offset);
          };
    };
  }

  private @Nullable Object key(@Nullable Object value, String name, String walked) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Missing(
          "'%s' is %s, so it has no '%s'".formatted(walked, words(value), name), offset);
    }
    if (!map.containsKey(name)) {
      var known = map.keySet().stream().map(String::valueOf).toList();
      var where = walked.isEmpty() ? "" : " in " + walked;
      throw new Missing("no '%s'%s".formatted(name, where) + Names.hint(name, known), offset);
    }
    return map.get(name);
  }

  private @Nullable Object element(@Nullable Object value, long index, String walked) {
    if (!(value instanceof List<?> list)) {
      throw new Missing(
          "'%s' is %s, so it has no [%d]".formatted(walked, words(value), index), offset);
    }
    if (index < 0 || index >= list.size()) {
      throw new Missing(
          "'%s' has %d elements, so no [%d]".formatted(walked, list.size(), index), offset);
    }
    return list.get((int) index);
  }

  private static String words(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "a map";
      case List<?> _ -> "a list";
      case String _ -> "a string";
      case Boolean _ -> "a truth value";
      default -> "a number";
    };
  }

  private static String text(Step step) {
    return switch (step) {
      case Step.Key(var name) -> "." + name;
      case Step.Index(var index) -> "[" + index + "]";
      case Step.Computed(var path) -> "[" + path + "]";
    };
  }

  /** The names at its beginning, up to the first index that is not a plain key. */
  List<String> names() {
    return steps.stream()
        .takeWhile(step -> step instanceof Step.Key)
        .map(step -> ((Step.Key) step).name())
        .toList();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    steps.forEach(step -> text.append(text(step)));
    return text.substring(text.indexOf(".") + 1);
  }
}
