package io.hawser.engine.template.clock;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Spans in Go's notation, {@code 1h30m} or {@code -1.5s}. */
public final class Durations {
  private static final Pattern WHOLE =
      Pattern.compile("[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)[a-zµμ]+)+");
  private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([a-zµμ]+)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  /** Longer texts are not spans; the bound keeps the patterns quick. */
  private static final int LONGEST = 200;

  private Durations() {}

  /** Reads a span in nanoseconds, by the rules of Go's {@code time.ParseDuration}. */
  public static OptionalLong parse(String text) {
    String unsigned = text.replaceFirst("^[+-]", "");
    if (unsigned.equals("0")) {
      return OptionalLong.of(0);
    }
    if (text.length() > LONGEST || !WHOLE.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    var total = BigDecimal.ZERO;
    var part = PART.matcher(unsigned);
    while (part.find()) {
      var unit = UNITS.get(part.group(2));
      if (unit == null) {
        return OptionalLong.empty();
      }
      var number = new BigDecimal(part.group(1).replaceFirst("\\.$", ""));
      total = total.add(new BigDecimal(number.multiply(BigDecimal.valueOf(unit)).toBigInteger()));
    }
    if (text.startsWith("-")) {
      total = total.negate();
    }
    try {
      return OptionalLong.of(total.longValueExact());
    } catch (ArithmeticException overflow) {
      return OptionalLong.empty();
    }
  }
}
