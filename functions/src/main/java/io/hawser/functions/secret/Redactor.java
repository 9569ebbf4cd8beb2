package io.hawser.functions.secret;

import io.hawser.engine.secret.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes the values of known secrets out of text that a program wrote. */
public final class Redactor {
  /** Shorter values are left alone: every text holds them by chance. */
  private static final int SHORTEST = 4;

  private final List<String> values;

  public Redactor(Collection<Secret> secrets) {
    values =
        secrets.stream()
            .map(Secret::reveal)
            .filter(value -> value.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The text with {@code ***} in place of each value. */
  public String redact(String text) {
    for (var value : values) {
      text = text.replace(value, "***");
    }
    return text;
  }
}
