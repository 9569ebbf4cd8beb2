package io.hawser.engine.template.exec;

import io.hawser.engine.template.format.Stringers;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoType;
import java.util.List;

/** The methods of time.Duration; argument 0 is the receiver. */
final class DurationMethods {
  private static final double HOUR = 3_600e9;

  /** The one method of months and weekdays. */
  static final List<GoFunction> STRING =
      List.of(
          GoFunction.of("String() string", args -> Stringers.string(args.any(0)).orElseThrow()));

  static final List<GoFunction> FUNCTIONS =
      List.of(
          STRING.getFirst(),
          GoFunction.of("Hours() float64", args -> parts(args.integer(0), HOUR)),
          GoFunction.of("Minutes() float64", args -> parts(args.integer(0), 60e9)),
          GoFunction.of("Seconds() float64", args -> parts(args.integer(0), 1e9)),
          GoFunction.of("Milliseconds() int64", args -> args.integer(0) / 1_000_000),
          GoFunction.of("Microseconds() int64", args -> args.integer(0) / 1_000),
          GoFunction.of("Nanoseconds() int64", args -> args.integer(0)),
          GoFunction.of(
              "Truncate(time.Duration) time.Duration",
              args -> duration(truncate(args.integer(0), args.integer(1)))),
          GoFunction.of(
              "Round(time.Duration) time.Duration",
              args -> duration(round(args.integer(0), args.integer(1)))),
          GoFunction.of("Abs() time.Duration", args -> duration(abs(args.integer(0)))));

  private DurationMethods() {}

  static GoInt duration(long nanos) {
    return new GoInt(nanos, GoType.DURATION);
  }

  /** Whole units and the fraction are divided apart, as Go does, to lose no precision. */
  private static double parts(long nanos, double unit) {
    long whole = nanos / (long) unit;
    return whole + (nanos % (long) unit) / unit;
  }

  private static long abs(long nanos) {
    return nanos == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(nanos);
  }

  private static long truncate(long nanos, long unit) {
    return unit <= 0 ? nanos : nanos - nanos % unit;
  }

  private static long round(long nanos, long unit) {
    if (unit <= 0) {
      return nanos;
    }
    long rest = Math.abs(nanos % unit);
    boolean up = rest >= unit - rest;
    long base = nanos - nanos % unit;
    if (!up || rest == 0) {
      return base;
    }
    long rounded = nanos < 0 ? base - unit : base + unit;
    boolean overflow = nanos < 0 ? rounded > base : rounded < base;
    return overflow ? (nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : rounded;
  }
}
