package io.hawser.engine.template.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A Go {@code *time.Location}: a named zone with rules, or a fixed offset with a name of its own.
 *
 * @param id null for a fixed zone
 * @param fixedName the abbreviation of a fixed zone; may be empty
 */
public record GoZone(@Nullable ZoneId id, String fixedName, int fixedOffsetSeconds) {
  public static final GoZone UTC = new GoZone(null, "UTC", 0);

  public static GoZone fixed(String name, int offsetSeconds) {
    return new GoZone(null, name, offsetSeconds);
  }

  public static GoZone of(ZoneId id) {
    return id.equals(ZoneOffset.UTC) ? UTC : new GoZone(id, "", 0);
  }

  /** Seconds east of UTC at the given time. */
  public int offsetAt(long epochSeconds) {
    return id == null
        ? fixedOffsetSeconds
        : id.getRules().getOffset(Instant.ofEpochSecond(epochSeconds)).getTotalSeconds();
  }

  /** What Go prints for {@code MST} in a layout; empty where Go prints the offset. */
  public String abbreviationAt(long epochSeconds) {
    return id == null ? fixedName : ZoneAbbreviations.of(id, epochSeconds);
  }
}
