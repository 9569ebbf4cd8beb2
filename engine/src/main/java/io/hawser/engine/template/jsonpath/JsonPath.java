package io.hawser.engine.template.jsonpath;

import io.hawser.engine.template.format.GoFormat;
import io.hawser.engine.template.format.GoJson;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path into an object, {@code .status.conditions[?(@.type=="Ready")].status}. Immutable. */
public final class JsonPath {
  private static final int DEEPEST = 500;

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = steps;
  }

  /** Parses the text between the braces. */
  public static JsonPath parse(String text) throws JsonPathException {
    return new JsonPath(PathParser.parse(text));
  }

  /**
   * What the path finds, as text with spaces between the values; maps and lists are JSON.
   *
   * @param limit the largest number of characters
   * @throws JsonPathException if the path leads nowhere
   */
  public String text(@Nullable Object object, int limit) throws JsonPathException {
    var texts = new ArrayList<String>();
    for (var value : follow(one(object), steps)) {
      boolean json = Operand.of(value).kind() == Kind.MAP || Operand.of(value).kind() == Kind.SLICE;
      texts.add(
          json
              ? GoJson.write(value, false, limit).orElse("")
              : value == null ? "null" : new GoFormat(limit).value(value));
    }
    return String.join(" ", texts);
  }

  private static List<@Nullable Object> one(@Nullable Object value) {
    var list = new ArrayList<@Nullable Object>();
    list.add(value);
    return list;
  }

  private static List<@Nullable Object> follow(List<@Nullable Object> input, List<Step> steps)
      throws JsonPathException {
    var values = input;
    for (var step : steps) {
      values =
          switch (step) {
            case Step.Field(String name) -> field(values, name);
            case Step.Wildcard _ -> children(values);
            case Step.Descent _ -> descendants(values, 0);
            case Step.Constant(Object value) -> constants(values, value);
            case Step.Slice slice -> slice(values, slice);
            case Step.Union(var paths) -> union(values, paths);
            case Step.Exists(var left) -> existing(values, left);
            case Step.Filter filter -> filter(values, filter);
            case Step.Word(String text) ->
                throw new JsonPathException("unrecognized identifier " + text);
          };
    }
    return values;
  }

  private static List<@Nullable Object> constants(List<@Nullable Object> input, Object value) {
    var constants = new ArrayList<@Nullable Object>();
    boolean text = value instanceof String;
    for (int i = 0; i < (text ? 1 : input.size()); i++) {
      constants.add(value);
    }
    return constants;
  }

  private static List<@Nullable Object> field(List<@Nullable Object> input, String name)
      throws JsonPathException {
    var found = new ArrayList<@Nullable Object>();
    for (var value : input) {
      var operand = Operand.of(value);
      if (operand.kind() == Kind.MAP && operand.entries().containsKey(name)) {
        found.add(operand.entries().get(name));
      }
    }
    if (found.isEmpty() && !input.isEmpty()) {
      throw new JsonPathException(name + " is not found");
    }
    return found;
  }

  private static List<@Nullable Object> children(List<@Nullable Object> input) {
    var found = new ArrayList<@Nullable Object>();
    for (var value : input) {
      var operand = Operand.of(value);
      if (operand.kind() == Kind.MAP) {
        operand.sortedKeys().forEach(key -> found.add(operand.entries().get(key)));
      } else if (operand.kind() == Kind.SLICE) {
        found.addAll(operand.items());
      } else if (operand.kind() == Kind.STRING) {
        for (int i = 0; i < GoStrings.length(operand.text()); i++) {
          found.add(operand.index(i).value());
        }
      }
    }
    return found;
  }

  private static List<@Nullable Object> descendants(List<@Nullable Object> input, int depth)
      throws JsonPathException {
    if (depth > DEEPEST) {
      throw new JsonPathException("the object is nested deeper than " + DEEPEST);
    }
    var found = new ArrayList<@Nullable Object>();
    for (var value : input) {
      var inner = children(one(value));
      if (!inner.isEmpty()) {
        found.add(value);
        found.addAll(descendants(inner, depth + 1));
      }
    }
    return found;
  }

  private static List<@Nullable Object> slice(List<@Nullable Object> input, Step.Slice slice)
      throws JsonPathException {
    var found = new ArrayList<@Nullable Object>();
    for (var value : input) {
      if (value == null) {
        continue;
      }
      var operand = Operand.of(value);
      if (operand.kind() != Kind.SLICE) {
        throw new JsonPathException(operand.typeOrThrow() + " is not array or slice");
      }
      part(operand.items(), slice, found);
    }
    return found;
  }

  private static void part(
      List<@Nullable Object> items, Step.Slice slice, List<@Nullable Object> found)
      throws JsonPathException {
    int length = items.size();
    int from = slice.from() < 0 ? slice.from() + length : slice.from();
    int to = slice.to() == null ? length : slice.to();
    to = to < 0 || (to == 0 && slice.single()) ? to + length : to;
    if (from == to) {
      return;
    }
    if (from >= length || from < 0) {
      throw outOfBounds(from, length);
    }
    if (to > length || to < 0) {
      throw outOfBounds(to - 1, length);
    }
    if (from > to) {
      throw new JsonPathException("starting index " + from + " is greater than ending index " + to);
    }
    int step = slice.step() == null ? 1 : slice.step();
    if (step <= 0) {
      throw new JsonPathException("step must be > 0");
    }
    for (int i = from; i < to; i += step) {
      found.add(items.get(i));
    }
  }

  private static JsonPathException outOfBounds(int index, int length) {
    return new JsonPathException(
        "array index out of bounds: index " + index + ", length " + length);
  }

  private static List<@Nullable Object> union(List<@Nullable Object> input, List<List<Step>> paths)
      throws JsonPathException {
    var found = new ArrayList<@Nullable Object>();
    for (var path : paths) {
      found.addAll(follow(input, path));
    }
    return found;
  }

  private static List<@Nullable Object> items(@Nullable Object value) throws JsonPathException {
    var operand = Operand.of(value);
    if (operand.kind() != Kind.SLICE) {
      throw new JsonPathException(
          new GoFormat(10_000).value(value) + " is not array or slice and cannot be filtered");
    }
    return operand.items();
  }

  private static List<@Nullable Object> existing(List<@Nullable Object> input, List<Step> left)
      throws JsonPathException {
    var found = new ArrayList<@Nullable Object>();
    for (var value : input) {
      for (var item : items(value)) {
        if (leadsSomewhere(item, left)) {
          found.add(item);
        }
      }
    }
    return found;
  }

  private static boolean leadsSomewhere(@Nullable Object item, List<Step> path) {
    try {
      return !follow(one(item), path).isEmpty();
    } catch (JsonPathException nowhere) {
      return false;
    }
  }

  private static List<@Nullable Object> filter(List<@Nullable Object> input, Step.Filter filter)
      throws JsonPathException {
    var found = new ArrayList<@Nullable Object>();
    for (var value : input) {
      for (var item : items(value)) {
        var left = follow(one(item), filter.left());
        var right = follow(one(item), filter.right());
        if (left.size() != 1 || right.size() != 1) {
          throw new JsonPathException("can only compare one element at a time");
        }
        if (Comparing.holds(filter.operator(), left.getFirst(), right.getFirst())) {
          found.add(item);
        }
      }
    }
    return found;
  }
}
