package io.hawser.engine.value;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Sizes as authors write them: {@code 1048576}, {@code 64MiB}, {@code 64Mi} (powers of 1024), or
 * {@code 10MB}, {@code 10M} (powers of 1000).
 */
public final class ByteSizes {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s?(?:([kKMGTP])(i?))?B?");
  private static final List<String> BINARY = List.of("PiB", "TiB", "GiB", "MiB", "KiB");

  private ByteSizes() {}

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if the text is none, or larger than 2^63-1
   */
  public static long parse(String text) {
    var matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s' is not a number of bytes".formatted(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    if (matcher.group(2) == null) {
      return amount;
    }
    long base = matcher.group(3).isEmpty() ? 1000 : 1024;
    int power = "KMGTP".indexOf(matcher.group(2).toUpperCase(Locale.ROOT)) + 1;
    try {
      for (int i = 0; i < power; i++) {
        amount = Math.multiplyExact(amount, base);
      }
      return amount;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("'%s' is too large".formatted(text), e);
    }
  }

  /** A text that {@link #parse} reads back exactly, with a unit where the size is a multiple. */
  public static String text(long bytes) {
    long unit = 1L << 50;
    for (var name : BINARY) {
      if (bytes != 0 && bytes % unit == 0) {
        return bytes / unit + name;
      }
      unit >>= 10;
    }
    return Long.toString(bytes);
  }
}
