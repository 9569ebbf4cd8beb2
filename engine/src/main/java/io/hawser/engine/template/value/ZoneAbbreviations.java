package io.hawser.engine.template.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The abbreviations of time zones (CET, EDT) as the IANA data have them; Java's own names differ.
 * Only today's abbreviations are known; zones without one get their offset ({@code -03}).
 */
final class ZoneAbbreviations {
  private record Pair(String standard, String summer) {}

  private static final Map<String, Pair> BY_ZONE = read();

  private ZoneAbbreviations() {}

  static String of(ZoneId zone, long epochSeconds) {
    var rules = zone.getRules();
    var at = Instant.ofEpochSecond(epochSeconds);
    if (!rules.isFixedOffset()
        && !rules.getTransitions().isEmpty()
        && at.isBefore(rules.getTransitions().getFirst().getInstant())) {
      return "LMT";
    }
    var known = BY_ZONE.get(zone.getId());
    if (known != null) {
      return rules.isDaylightSavings(at) && !known.summer().equals("-")
          ? known.summer()
          : known.standard();
    }
    int offset = rules.getOffset(at).getTotalSeconds();
    int minutes = Math.abs(offset) / 60;
    String hours = (offset < 0 ? "-" : "+") + "%02d".formatted(minutes / 60);
    return minutes % 60 == 0 ? hours : hours + "%02d".formatted(minutes % 60);
  }

  private static Map<String, Pair> read() {
    var pairs = new HashMap<String, Pair>();
    try (InputStream in =
        Objects.requireNonNull(
            ZoneAbbreviations.class.getResourceAsStream("zone-abbreviations.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(words -> {
            for (int i = 2; i < words.length; i++) {
              pairs.put(words[i], new Pair(words[0], words[1]));
            }
          });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Map.copyOf(pairs);
  }
}
