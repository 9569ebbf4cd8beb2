package io.hawser.engine.template.format;

import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoStruct;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoType;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The String methods of the Go types that templates can meet. */
public final class Stringers {
  private Stringers() {}

  /** What the value's String method says; empty if its type has none. */
  public static Optional<String> string(@Nullable Object value) {
    return Optional.ofNullable(stringOrNull(value));
  }

  private static @Nullable String stringOrNull(@Nullable Object value) {
    return switch (value) {
      case GoTime time -> TimeText.string(time);
      case GoInt(long number, GoType type) when type.equals(GoType.DURATION) ->
          TimeText.duration(number);
      case GoInt(long number, GoType type) when type.equals(GoType.MONTH) -> month(number);
      case GoInt(long number, GoType type) when type.equals(GoType.WEEKDAY) -> weekday(number);
      case GoPointer(GoType type, GoStruct version)
          when type.toString().equals("*semver.Version") ->
          version(version);
      case GoStruct struct when struct.type().toString().equals("v1.Time") ->
          stringOrNull(struct.get("Time"));
      case null, default -> null;
    };
  }

  /** What the value's GoString method says; empty if its type has none. */
  static Optional<String> goString(@Nullable Object value) {
    return value instanceof GoTime time ? Optional.of(TimeText.goString(time)) : Optional.empty();
  }

  private static String month(long number) {
    return number >= 1 && number <= 12
        ? Month.of((int) number).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        : "%!Month(" + Long.toUnsignedString(number) + ")";
  }

  private static String weekday(long number) {
    return number >= 0 && number <= 6
        ? DayOfWeek.of(number == 0 ? 7 : (int) number)
            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        : "%!Weekday(" + Long.toUnsignedString(number) + ")";
  }

  private static String version(GoStruct version) {
    String text = version.get("major") + "." + version.get("minor") + "." + version.get("patch");
    var pre = version.get("pre");
    var metadata = version.get("metadata");
    return text
        + (pre == null || pre.equals("") ? "" : "-" + pre)
        + (metadata == null || metadata.equals("") ? "" : "+" + metadata);
  }
}
