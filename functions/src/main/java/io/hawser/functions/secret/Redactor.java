package io.hawser.functions.secret;

import io.hawser.engine.secret.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes the values of known secrets out of text that a program wrote. */
public final class Redactor {
  /** Shorter values are left alone: every text holds them by chance. */
  private static final int SHORTEST = 4;

  private static final int SHORTEST_REST = 6;

  private final List<String> values;

  public Redactor(Collection<Secret> secrets) {
    values =
        secrets.stream()
            .map(Secret::reveal)
            .filter(value -> value.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * The text with {@code ***} in place of each value, and of the rest of a value with which it
   * begins: of what a program wrote only the end is kept.
   */
  public String redact(String text) {
    int rest = restLength(text);
    if (rest > 0) {
      text = "***" + text.substring(rest);
    }
    for (var value : values) {
      text = text.replace(value, "***");
    }
    return text;
  }

  /** How many characters at the beginning are the end of a value; 0 when they may be chance. */
  private int restLength(String text) {
    return values.stream().mapToInt(value -> restLength(text, value)).max().orElse(0);
  }

  private static int restLength(String text, String value) {
    for (int length = value.length(); length >= SHORTEST_REST; length--) {
      if (text.startsWith(value.substring(value.length() - length))) {
        return length;
      }
    }
    return 0;
  }
}
