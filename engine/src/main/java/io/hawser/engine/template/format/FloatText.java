package io.hawser.engine.template.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floating-point numbers as Go's {@code strconv.FormatFloat} writes them, for float64. */
public final class FloatText {
  private FloatText() {}

  /**
   * Formats a number.
   *
   * @param verb one of {@code e E f g G b x X}
   * @param precision digits, or -1 for the fewest that read back as the same number
   */
  public static String format(double value, char verb, int precision) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    String sign = Math.copySign(1.0, value) < 0 ? "-" : "";
    double magnitude = Math.abs(value);
    return sign
        + switch (verb) {
          case 'b' -> binary(magnitude);
          case 'x' -> hexadecimal(magnitude, precision);
          case 'X' -> hexadecimal(magnitude, precision).toUpperCase(Locale.ROOT);
          case 'f' -> fixed(magnitude, precision);
          case 'e', 'E' -> exponential(magnitude, precision, verb);
          default -> general(magnitude, precision, verb);
        };
  }

  /** The digits of a number without leading or trailing zeros, as 0.DDD × 10^point. */
  private record Digits(String digits, int point) {
    static Digits of(double value, BigDecimal exact) {
      if (value == 0) {
        return new Digits("", 0);
      }
      var stripped = exact.stripTrailingZeros();
      String digits = stripped.unscaledValue().toString();
      return new Digits(digits, digits.length() - stripped.scale());
    }

    static Digits shortest(double value) {
      return of(value, value == 0 ? BigDecimal.ZERO : new BigDecimal(Double.toString(value)));
    }

    static Digits rounded(double value, int significant) {
      var exact = new BigDecimal(value);
      if (value == 0 || significant >= exact.precision()) {
        return of(value, exact);
      }
      if (significant <= 0) {
        return new Digits("", 0);
      }
      return of(value, exact.round(new MathContext(significant, RoundingMode.HALF_EVEN)));
    }
  }

  private static String fixed(double value, int precision) {
    if (precision >= 0) {
      return new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }
    return fixed(Digits.shortest(value), Math.max(0, decimals(Digits.shortest(value))));
  }

  private static int decimals(Digits number) {
    return number.digits().length() - number.point();
  }

  private static String fixed(Digits number, int decimals) {
    var text = new StringBuilder();
    String digits = number.digits();
    int point = number.point();
    if (point <= 0) {
      text.append('0');
    } else {
      text.append(digits, 0, Math.min(digits.length(), point));
      text.repeat('0', Math.max(0, point - digits.length()));
    }
    if (decimals > 0) {
      text.append('.');
      for (int i = 0; i < decimals; i++) {
        int at = point + i;
        text.append(at >= 0 && at < digits.length() ? digits.charAt(at) : '0');
      }
    }
    return text.toString();
  }

  private static String exponential(double value, int precision, char verb) {
    var number = precision < 0 ? Digits.shortest(value) : Digits.rounded(value, precision + 1);
    return exponential(
        number, precision < 0 ? Math.max(0, number.digits().length() - 1) : precision, verb);
  }

  private static String exponential(Digits number, int decimals, char verb) {
    var text = new StringBuilder();
    String digits = number.digits();
    text.append(digits.isEmpty() ? '0' : digits.charAt(0));
    if (decimals > 0) {
      text.append('.');
      for (int i = 1; i <= decimals; i++) {
        text.append(i < digits.length() ? digits.charAt(i) : '0');
      }
    }
    int exponent = digits.isEmpty() ? 0 : number.point() - 1;
    text.append(verb).append(exponent < 0 ? '-' : '+');
    if (Math.abs(exponent) < 10) {
      text.append('0');
    }
    return text.append(Math.abs(exponent)).toString();
  }

  private static String general(double value, int precision, char verb) {
    int wanted = precision == 0 ? 1 : precision;
    var number = precision < 0 ? Digits.shortest(value) : Digits.rounded(value, wanted);
    int available = number.digits().length();
    int threshold = wanted > available && available >= number.point() ? available : wanted;
    int exponent = number.point() - 1;
    if (exponent < -4 || exponent >= (precision < 0 ? 6 : threshold)) {
      return exponential(number, Math.max(0, available - 1), (char) (verb + 'e' - 'g'));
    }
    return fixed(number, Math.max(0, decimals(number)));
  }

  private static String binary(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >> 52) & 0x7ff;
    long mantissa = bits & ((1L << 52) - 1);
    if (exponent == 0) {
      exponent = 1;
    } else {
      mantissa |= 1L << 52;
    }
    exponent -= 1023 + 52;
    return mantissa + "p" + (exponent >= 0 ? "+" : "") + exponent;
  }

  private static String hexadecimal(double value, int precision) {
    if (value == 0) {
      return "0x0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "p+00";
    }
    int exponent = Math.getExponent(value);
    long mantissa = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    if (exponent < Double.MIN_EXPONENT) {
      exponent = Double.MIN_EXPONENT;
      while ((mantissa & (1L << 52)) == 0) {
        mantissa <<= 1;
        exponent--;
      }
    } else {
      mantissa |= 1L << 52;
    }
    if (precision >= 0 && precision < 13) {
      int dropped = (13 - precision) * 4;
      var exact = new BigDecimal(BigInteger.valueOf(mantissa));
      var unit = new BigDecimal(BigInteger.ONE.shiftLeft(dropped));
      mantissa = exact.divide(unit).setScale(0, RoundingMode.HALF_EVEN).longValueExact() << dropped;
      if ((mantissa & (1L << 53)) != 0) {
        mantissa >>= 1;
        exponent++;
      }
    }
    String digits = "%013x".formatted(mantissa & ((1L << 52) - 1));
    if (precision < 0) {
      digits = digits.replaceAll("0+$", "");
    } else if (precision < 13) {
      digits = digits.substring(0, precision);
    } else {
      digits += "0".repeat(precision - 13);
    }
    return "0x1"
        + (digits.isEmpty() ? "" : "." + digits)
        + "p"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
