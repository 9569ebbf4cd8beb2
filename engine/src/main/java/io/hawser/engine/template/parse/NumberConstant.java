package io.hawser.engine.template.parse;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.value.GoComplex;
import io.hawser.engine.template.value.GoInt;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A numeric constant: it has no type yet, and may be read as several kinds of number.
 *
 * @param source as it is written
 * @param signed null if it is no int64
 * @param unsigned the bits of a uint64; null if it is none
 * @param real null if it is no float64
 * @param complex null if it has no imaginary part
 */
public record NumberConstant(
    String source,
    @Nullable Long signed,
    @Nullable Long unsigned,
    @Nullable Double real,
    @Nullable GoComplex complex) {

  /** Says that a text is no number; the message is Go's. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  static NumberConstant ofRune(String source, int rune) {
    return new NumberConstant(source, (long) rune, (long) rune, (double) rune, null);
  }

  /** Reads an integer, a floating-point number or an imaginary one. */
  static NumberConstant parse(String source) throws Malformed {
    if (source.endsWith("i")) {
      var imaginary = GoNumbers.parseFloat(source.substring(0, source.length() - 1));
      if (imaginary.isPresent()) {
        return complex(source, 0, imaginary.getAsDouble());
      }
    }
    var unsigned = GoNumbers.parseUnsigned(source);
    var signed = GoNumbers.parseSigned(source);
    if (signed.isPresent()) {
      long value = signed.getAsLong();
      Long bits = unsigned.isPresent() || value == 0 ? Long.valueOf(value) : null;
      return new NumberConstant(source, value, bits, (double) value, null);
    }
    if (unsigned.isPresent()) {
      long bits = unsigned.getAsLong();
      double value = (double) (bits >>> 1) * 2 + (bits & 1);
      return new NumberConstant(source, null, bits, value, null);
    }
    var real = GoNumbers.parseFloat(source);
    if (real.isEmpty()) {
      throw new Malformed("illegal number syntax: " + Quote.string(source));
    }
    if (!hasFraction(source)) {
      throw new Malformed("integer overflow: " + Quote.string(source));
    }
    return ofReal(source, real.getAsDouble(), null);
  }

  /** Reads a complex number such as {@code 1+2i}. */
  static NumberConstant parseComplex(String source) throws Malformed {
    int sign = Math.max(source.lastIndexOf('+'), source.lastIndexOf('-'));
    char before = sign > 0 ? Character.toLowerCase(source.charAt(sign - 1)) : ' ';
    if (before == 'e' || before == 'p') {
      sign = Math.max(source.lastIndexOf('+', sign - 1), source.lastIndexOf('-', sign - 1));
    }
    if (sign > 0) {
      var real = GoNumbers.parseFloat(source.substring(0, sign));
      var imaginary = GoNumbers.parseFloat(source.substring(sign, source.length() - 1));
      if (real.isPresent() && imaginary.isPresent()) {
        return complex(source, real.getAsDouble(), imaginary.getAsDouble());
      }
    }
    throw new Malformed("syntax error scanning complex number");
  }

  private static NumberConstant complex(String source, double real, double imaginary) {
    var complex = new GoComplex(real, imaginary);
    return imaginary == 0
        ? ofReal(source, real, complex)
        : new NumberConstant(source, null, null, null, complex);
  }

  private static NumberConstant ofReal(String source, double value, @Nullable GoComplex complex) {
    boolean integral = value == Math.rint(value);
    Long signed =
        integral && value >= -0x1p63 && value < 0x1p63 ? Long.valueOf((long) value) : null;
    Long unsigned = null;
    if (integral && value >= 0 && value < 0x1p64) {
      unsigned = new BigDecimal(value).toBigInteger().longValue();
    }
    return new NumberConstant(source, signed, unsigned, value, complex);
  }

  /** The value a constant has where no type is asked for; empty if it overflows an int. */
  public Optional<Object> ideal() {
    if (complex != null) {
      return Optional.of(complex);
    }
    if (real != null && !isHexInteger() && !source.startsWith("'") && hasFraction(source)) {
      return Optional.of(real);
    }
    return Optional.ofNullable(signed).map(GoInt::of);
  }

  private boolean isHexInteger() {
    return source.length() > 2
        && source.charAt(0) == '0'
        && Character.toLowerCase(source.charAt(1)) == 'x'
        && !source.contains("p")
        && !source.contains("P");
  }

  private static boolean hasFraction(String source) {
    return source.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
  }
}
