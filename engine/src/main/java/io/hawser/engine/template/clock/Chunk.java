package io.hawser.engine.template.clock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of a layout: an element of the reference time, or text that stands for itself. */
sealed interface Chunk {
  /** How the piece is written in the layout. */
  String text();

  record Literal(String text) implements Chunk {}

  record Element(Std std, String text) implements Chunk {}

  /**
   * Fractional seconds, a point or a comma and digits.
   *
   * @param trimmed written with 9s: trailing zeros are left out
   */
  record Fraction(String text, boolean trimmed) implements Chunk {
    int digits() {
      return text.length() - 1;
    }
  }

  /** The elements of the reference time. */
  enum Std {
    LONG_MONTH,
    MONTH,
    NUM_MONTH,
    ZERO_MONTH,
    LONG_WEEKDAY,
    WEEKDAY,
    DAY,
    UNDER_DAY,
    ZERO_DAY,
    UNDER_YEAR_DAY,
    ZERO_YEAR_DAY,
    HOUR,
    HOUR12,
    ZERO_HOUR12,
    MINUTE,
    ZERO_MINUTE,
    SECOND,
    ZERO_SECOND,
    LONG_YEAR,
    YEAR,
    UPPER_PM,
    LOWER_PM,
    ZONE_NAME,
    /** An offset from UTC; its spelling says whether Z stands for zero, and which parts it has. */
    OFFSET
  }

  /** All spellings, the longer ones before those they begin with. */
  List<Element> SPELLINGS =
      List.of(
          new Element(Std.LONG_MONTH, "January"),
          new Element(Std.MONTH, "Jan"),
          new Element(Std.LONG_WEEKDAY, "Monday"),
          new Element(Std.WEEKDAY, "Mon"),
          new Element(Std.ZONE_NAME, "MST"),
          new Element(Std.ZERO_MONTH, "01"),
          new Element(Std.ZERO_DAY, "02"),
          new Element(Std.ZERO_HOUR12, "03"),
          new Element(Std.ZERO_MINUTE, "04"),
          new Element(Std.ZERO_SECOND, "05"),
          new Element(Std.YEAR, "06"),
          new Element(Std.ZERO_YEAR_DAY, "002"),
          new Element(Std.HOUR, "15"),
          new Element(Std.NUM_MONTH, "1"),
          new Element(Std.LONG_YEAR, "2006"),
          new Element(Std.DAY, "2"),
          new Element(Std.UNDER_DAY, "_2"),
          new Element(Std.UNDER_YEAR_DAY, "__2"),
          new Element(Std.HOUR12, "3"),
          new Element(Std.MINUTE, "4"),
          new Element(Std.SECOND, "5"),
          new Element(Std.UPPER_PM, "PM"),
          new Element(Std.LOWER_PM, "pm"),
          new Element(Std.OFFSET, "-070000"),
          new Element(Std.OFFSET, "-07:00:00"),
          new Element(Std.OFFSET, "-0700"),
          new Element(Std.OFFSET, "-07:00"),
          new Element(Std.OFFSET, "-07"),
          new Element(Std.OFFSET, "Z070000"),
          new Element(Std.OFFSET, "Z07:00:00"),
          new Element(Std.OFFSET, "Z0700"),
          new Element(Std.OFFSET, "Z07:00"),
          new Element(Std.OFFSET, "Z07"));

  /** Cuts a layout into pieces. */
  static List<Chunk> cut(String layout) {
    var chunks = new ArrayList<Chunk>();
    int literal = 0;
    int i = 0;
    while (i < layout.length()) {
      var found = startingAt(layout, i);
      if (found == null) {
        i++;
        continue;
      }
      if (i > literal) {
        chunks.add(new Literal(layout.substring(literal, i)));
      }
      chunks.add(found);
      i += found.text().length();
      literal = i;
    }
    if (literal < layout.length()) {
      chunks.add(new Literal(layout.substring(literal)));
    }
    return chunks;
  }

  private static @Nullable Chunk startingAt(String layout, int at) {
    char first = layout.charAt(at);
    if (first == '.' || first == ',') {
      return fraction(layout, at);
    }
    if (layout.startsWith("_2006", at)) {
      return null;
    }
    for (var element : SPELLINGS) {
      if (layout.startsWith(element.text(), at)
          && !(isShortName(element) && lowerCaseAt(layout, at + 3))) {
        return element;
      }
    }
    return null;
  }

  private static boolean isShortName(Element element) {
    return element.std() == Std.MONTH || element.std() == Std.WEEKDAY;
  }

  private static boolean lowerCaseAt(String layout, int at) {
    return at < layout.length() && layout.charAt(at) >= 'a' && layout.charAt(at) <= 'z';
  }

  private static @Nullable Chunk fraction(String layout, int at) {
    int end = at + 1;
    if (end >= layout.length() || (layout.charAt(end) != '0' && layout.charAt(end) != '9')) {
      return null;
    }
    char digit = layout.charAt(end);
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean moreDigits =
        end < layout.length() && layout.charAt(end) >= '0' && layout.charAt(end) <= '9';
    return moreDigits ? null : new Fraction(layout.substring(at, end), digit == '9');
  }
}
