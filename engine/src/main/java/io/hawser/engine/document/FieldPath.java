package io.hawser.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way to a value in a document: {@code actions.backup.phases[0].args.command[2]}. A key that is
 * no plain name is written {@code ["app.kubernetes.io/name"]}.
 *
 * @param steps keys ({@link String}) and indexes ({@link Integer})
 */
record FieldPath(List<Object> steps) {
  static final FieldPath ROOT = new FieldPath(List.of());
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern STEP =
      Pattern.compile("\\.?([A-Za-z0-9_-]+)|\\[(\\d{1,9})]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

  FieldPath {
    steps = List.copyOf(steps);
  }

  FieldPath key(String name) {
    return with(name);
  }

  FieldPath index(int index) {
    return with(index);
  }

  private FieldPath with(Object step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  /** Reads what {@link #toString} writes; steps after a fault are left out. */
  static FieldPath parse(String text) {
    var steps = new ArrayList<Object>();
    var matcher = STEP.matcher(text);
    while (matcher.lookingAt()) {
      if (matcher.group(1) != null) {
        steps.add(matcher.group(1));
      } else if (matcher.group(2) != null) {
        steps.add(Integer.valueOf(matcher.group(2)));
      } else {
        steps.add(matcher.group(3).replaceAll("\\\\(.)", "$1"));
      }
      matcher.region(matcher.end(), text.length());
    }
    return new FieldPath(steps);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var step : steps) {
      if (step instanceof Integer index) {
        text.append('[').append(index).append(']');
      } else if (PLAIN.matcher((String) step).matches()) {
        text.append(text.isEmpty() ? "" : ".").append(step);
      } else {
        var escaped = ((String) step).replaceAll("([\"\\\\])", "\\\\$1");
        text.append("[\"").append(escaped).append("\"]");
      }
    }
    return text.toString();
  }
}
