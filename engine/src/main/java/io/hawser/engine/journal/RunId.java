package io.hawser.engine.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Identity of a run: {@code <ActionSet>-<yyyymmddThhmmss>-<5 random>}, in UTC. Safe in file names;
 * sorts by start time among the runs of one ActionSet.
 */
public record RunId(String text) implements Comparable<RunId> {
  private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-zA-Z0-9.-]{0,120}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int MAX_NAME = 80;

  public RunId {
    if (!SAFE.matcher(text).matches()) {
      throw new IllegalArgumentException("'%s' is not the id of a run".formatted(text));
    }
  }

  public static RunId create(String actionSet, Instant start, RandomGenerator random) {
    var name = new StringBuilder(SafeName.of(actionSet, MAX_NAME));
    name.append('-').append(TIME.format(start)).append('-');
    for (int i = 0; i < 5; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new RunId(name.toString());
  }

  @Override
  public int compareTo(RunId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
