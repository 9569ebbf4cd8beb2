package io.hawser.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Sizes, speeds and spans as people read them. */
public final class Amounts {
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Amounts() {}

  /** {@code 17 B}, {@code 1.5 KiB}, {@code 240 GiB}. */
  public static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= 1023.95) {
      amount /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, amount < 100 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
  }

  /** {@code 0.3 s}, {@code 42 s}, {@code 3 min 05 s}, {@code 2 h 10 min}. */
  public static String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  /** {@code 1 file}, {@code 2 files}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
