package io.hawser.engine.function;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a function, declared once; binding, messages, help, JSON schema and reference
 * page all come from it.
 *
 * @param <T> what binding yields
 * @param defaultValue used when the argument is absent; null with {@code required} false means that
 *     binding yields an empty {@link Optional}
 * @param allowed the only texts allowed, empty for any; only of strings
 */
@SuppressWarnings("UnusedTypeParameter") // the type that binding yields
public record Arg<T>(
    String name,
    ArgType type,
    String help,
    boolean required,
    @Nullable Object defaultValue,
    List<String> allowed) {
  public Arg {
    allowed = List.copyOf(allowed);
  }

  public static Arg<String> string(String name, String help) {
    return new Arg<>(name, ArgType.STRING, help, true, null, List.of());
  }

  public static Arg<String> string(String name, String defaultValue, String help) {
    return new Arg<>(name, ArgType.STRING, help, false, defaultValue, List.of());
  }

  public static Arg<Optional<String>> optionalString(String name, String help) {
    return new Arg<>(name, ArgType.STRING, help, false, null, List.of());
  }

  public static Arg<String> choice(
      String name, String defaultValue, List<String> allowed, String help) {
    return new Arg<>(name, ArgType.STRING, help, false, defaultValue, allowed);
  }

  public static Arg<Long> integer(String name, String help) {
    return new Arg<>(name, ArgType.INTEGER, help, true, null, List.of());
  }

  public static Arg<Long> integer(String name, long defaultValue, String help) {
    return new Arg<>(name, ArgType.INTEGER, help, false, defaultValue, List.of());
  }

  public static Arg<Boolean> bool(String name, boolean defaultValue, String help) {
    return new Arg<>(name, ArgType.BOOLEAN, help, false, defaultValue, List.of());
  }

  public static Arg<Duration> duration(String name, Duration defaultValue, String help) {
    return new Arg<>(name, ArgType.DURATION, help, false, defaultValue, List.of());
  }

  /** A number of bytes: a whole number, or text with a unit such as {@code 64MiB}. */
  public static Arg<Long> bytes(String name, long defaultValue, String help) {
    return new Arg<>(name, ArgType.BYTES, help, false, defaultValue, List.of());
  }

  /** A list of strings; a single string stands for a list of one. */
  public static Arg<List<String>> strings(String name, String help) {
    return new Arg<>(name, ArgType.STRINGS, help, true, null, List.of());
  }

  public static Arg<List<String>> strings(String name, List<String> defaultValue, String help) {
    return new Arg<>(name, ArgType.STRINGS, help, false, defaultValue, List.of());
  }

  public static Arg<Map<String, String>> stringMap(String name, String help) {
    return new Arg<>(name, ArgType.STRING_MAP, help, false, Map.of(), List.of());
  }

  /** Any value, handed over as it is. */
  public static Arg<Optional<Object>> any(String name, String help) {
    return new Arg<>(name, ArgType.ANY, help, false, null, List.of());
  }
}
