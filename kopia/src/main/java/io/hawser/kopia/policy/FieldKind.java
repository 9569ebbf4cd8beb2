package io.hawser.kopia.policy;

import io.hawser.kopia.policy.PolicyField.Inheritance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What values a field of a policy has. Values are plain: Long, Boolean, String, List, Map. A value
 * that says nothing (Go's zero value where Kopia leaves it out) is as good as none.
 */
public sealed interface FieldKind {
  /** A whole number; 0 says something. */
  record OptionalNumber(long least, long most) implements FieldKind {}

  /** A number of bytes or seconds; 0 says nothing. */
  record PlainNumber() implements FieldKind {}

  /** True, false, or neither. */
  record OptionalFlag() implements FieldKind {}

  /** True, or nothing. */
  record PlainFlag() implements FieldKind {}

  /** One of some names. */
  record Word(List<String> allowed) implements FieldKind {
    public Word {
      allowed = List.copyOf(allowed);
    }
  }

  record Words() implements FieldKind {}

  /** Times of day, each an object with {@code hour} and {@code min}. */
  record Times() implements FieldKind {}

  /** A command; see {@link ActionFields}. */
  record Action() implements FieldKind {}

  /**
   * The value as it is kept, empty when it says nothing.
   *
   * @param field its name, for messages
   * @throws InvalidPolicyException when it is of another type
   */
  default Optional<Object> normal(String field, Object value) {
    return switch (this) {
      case OptionalNumber _ -> Optional.of(number(field, value));
      case PlainNumber _ -> Optional.<Object>of(number(field, value)).filter(n -> !n.equals(0L));
      case OptionalFlag _ -> Optional.of(flag(field, value));
      case PlainFlag _ -> Optional.<Object>of(flag(field, value)).filter(f -> f.equals(true));
      case Word _ -> Optional.<Object>of(word(field, value)).filter(w -> !w.equals(""));
      case Words _ -> Optional.<Object>of(words(field, value)).filter(w -> !w.equals(List.of()));
      case Times _ -> Optional.<Object>of(times(field, value)).filter(t -> !t.equals(List.of()));
      case Action _ -> Optional.of(ActionFields.normal(field, value));
    };
  }

  /**
   * Looks whether a value of the right type may be stored.
   *
   * @throws InvalidPolicyException when it may not, with what is allowed
   */
  default void check(String field, Object value) {
    switch (this) {
      case OptionalNumber(var least, var most) -> range(field, (Long) value, least, most);
      case PlainNumber _ -> range(field, (Long) value, 0, Long.MAX_VALUE);
      case Word(var allowed) -> {
        if (!allowed.contains(value)) {
          throw wrong(field, value, "one of " + String.join(", ", allowed));
        }
      }
      case Action _ -> ActionFields.check(field, value);
      case Times _ -> TimesOfDay.check(field, value);
      case OptionalFlag _, PlainFlag _, Words _ -> {}
    }
  }

  /** Whether the nearest policy decides or lists add up, if nothing else is said. */
  default Inheritance usual() {
    return this instanceof Times ? Inheritance.TIMES : Inheritance.NEAREST;
  }

  private static Long number(String field, Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw wrong(field, value, "a whole number");
  }

  private static Boolean flag(String field, Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(field, value, "true or false");
  }

  private static String word(String field, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(field, value, "a text");
  }

  private static List<Object> words(String field, Object value) {
    var words = new ArrayList<Object>();
    for (var element : list(field, value, "a list of texts")) {
      words.add(word(field, element));
    }
    return List.copyOf(words);
  }

  private static List<Object> times(String field, Object value) {
    var times = new ArrayList<Object>();
    for (var element : list(field, value, TimesOfDay.ALLOWED)) {
      if (!(element instanceof Map<?, ?> time)) {
        throw wrong(field, element, TimesOfDay.ALLOWED);
      }
      times.add(TimesOfDay.normal(field, time));
    }
    return List.copyOf(times);
  }

  private static List<?> list(String field, Object value, String allowed) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(field, value, allowed);
  }

  private static void range(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw wrong(
          field,
          value,
          most == Long.MAX_VALUE
              ? "a whole number from " + least
              : "a whole number from %d to %d".formatted(least, most));
    }
  }

  /** What is said of a value that may not be. */
  static InvalidPolicyException wrong(String field, Object value, String allowed) {
    return new InvalidPolicyException("'%s' must be %s, not '%s'".formatted(field, allowed, value));
  }
}
