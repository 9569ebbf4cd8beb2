package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers; integers overflow silently, as in Go. */
final class Numbers {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final long FAR = Long.MAX_VALUE / 2;
  private static final Pattern OCTAL = Pattern.compile("[+-]?[0-7]{1,22}");

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("atoi(string) int", a -> GoInt.of(atoi(a.text(0)))),
          GoFunction.of("int(any) int", a -> GoInt.of(Values.integer(a.any(0)))),
          GoFunction.of("int64(any) int64", a -> Values.integer(a.any(0))),
          GoFunction.of("float64(any) float64", a -> Values.real(a.any(0))),
          GoFunction.of("toDecimal(any) int64", Numbers::fromOctal),
          GoFunction.of("add1(any) int64", a -> Values.integer(a.any(0)) + 1),
          GoFunction.of("add(...any) int64", a -> fold(a, 0, 0, Long::sum)),
          GoFunction.of(
              "sub(any, any) int64", a -> Values.integer(a.any(0)) - Values.integer(a.any(1))),
          GoFunction.of("div(any, any) int64", a -> divide(a, false)),
          GoFunction.of("mod(any, any) int64", a -> divide(a, true)),
          GoFunction.of(
              "mul(any, ...any) int64", a -> fold(a, Values.integer(a.any(0)), 1, (x, y) -> x * y)),
          GoFunction.of("biggest(any, ...any) int64", Numbers::max),
          GoFunction.of("max(any, ...any) int64", Numbers::max),
          GoFunction.of(
              "min(any, ...any) int64", a -> fold(a, Values.integer(a.any(0)), 1, Math::min)),
          GoFunction.of("floor(any) float64", a -> Math.floor(Values.real(a.any(0)))),
          GoFunction.of("ceil(any) float64", a -> Math.ceil(Values.real(a.any(0)))),
          GoFunction.of("round(any, int, ...float64) float64", Numbers::round),
          GoFunction.of(
              "until(int) []int", a -> steps(a, 0, a.integer(0), a.integer(0) < 0 ? -1 : 1)),
          GoFunction.of(
              "untilStep(int, int, int) []int",
              a -> steps(a, a.integer(0), a.integer(1), a.integer(2))));

  private Numbers() {}

  private static long fold(Arguments arguments, long start, int from, LongBinaryOperator operator) {
    long result = start;
    for (var value : arguments.from(from)) {
      result = operator.applyAsLong(result, Values.integer(value));
    }
    return result;
  }

  private static long max(Arguments arguments) {
    return fold(arguments, Values.integer(arguments.any(0)), 1, Math::max);
  }

  private static long divide(Arguments arguments, boolean remainder) {
    long left = Values.integer(arguments.any(0));
    long right = Values.integer(arguments.any(1));
    if (right == 0) {
      throw Panics.divideByZero();
    }
    return remainder ? left % right : left / right;
  }

  /** What is no number gives 0, what is too large the largest number. */
  private static long atoi(String text) {
    if (!INTEGER.matcher(text).matches()) {
      return 0;
    }
    if (text.length() > 40) {
      return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    var exact = new BigInteger(text);
    return exact
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValue();
  }

  private static long fromOctal(Arguments arguments) {
    String text = arguments.surroundings().format().print(arguments.from(0));
    if (!OCTAL.matcher(text).matches()) {
      return 0;
    }
    var value = new BigInteger(text, 8);
    return value.bitLength() < 64 ? value.longValue() : 0;
  }

  /** Sprig's rounding: the third argument is the fraction from which it goes up. */
  private static double round(Arguments arguments) {
    double threshold = arguments.count() > 2 ? arguments.real(2) : 0.5;
    double power = Math.pow(10, (double) arguments.integer(1));
    double digits = power * Values.real(arguments.any(0));
    double fraction = digits % 1;
    return (fraction >= threshold ? Math.ceil(digits) : Math.floor(digits)) / power;
  }

  private static @Nullable Object steps(Arguments arguments, long from, long to, long step) {
    var numbers = new ArrayList<@Nullable Object>();
    boolean up = from <= to;
    if (step != 0 && (step > 0) == up && from != to) {
      var span = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from)).abs();
      var least = span.divide(BigInteger.valueOf(step).abs()).min(BigInteger.valueOf(FAR));
      arguments.surroundings().requireItems(least.longValue());
      for (long i = from; up ? i < to : i > to; i += step) {
        numbers.add(GoInt.of(i));
      }
    }
    return new GoSlice(GoType.slice(GoType.INT), numbers);
  }
}
