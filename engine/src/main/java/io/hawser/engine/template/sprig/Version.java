package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import java.util.regex.Pattern;

/** A semantic version, read as leniently as Masterminds/semver 1.5 does: {@code v1.2} is 1.2.0. */
record Version(
    long major, long minor, long patch, String pre, String metadata, String original)
    implements Comparable<Version> {
  private static final String WORDS = "[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*+";
  private static final Pattern PATTERN =
      Pattern.compile(
          "v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(" + WORDS + "))?(?:\\+(" + WORDS + "))?");
  private static final int LONGEST = 1000;

  static Version parse(String text) {
    var matcher = PATTERN.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      throw new CallFailure("Invalid Semantic Version");
    }
    return new Version(
        number(matcher.group(1)),
        number(matcher.group(2)),
        number(matcher.group(3)),
        orEmpty(matcher.group(4)),
        orEmpty(matcher.group(5)),
        text);
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    if (digits == null) {
      return 0;
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      throw new CallFailure(
          "Error parsing version segment: strconv.ParseInt: parsing \""
              + digits
              + "\": value out of range");
    }
  }

  /** Precedence: a pre-release comes before its release; metadata do not count. */
  @Override
  public int compareTo(Version other) {
    int numbers = Long.compare(major, other.major);
    numbers = numbers != 0 ? numbers : Long.compare(minor, other.minor);
    numbers = numbers != 0 ? numbers : Long.compare(patch, other.patch);
    if (numbers != 0 || pre.equals(other.pre)) {
      return numbers;
    }
    if (pre.isEmpty() || other.pre.isEmpty()) {
      return pre.isEmpty() ? 1 : -1;
    }
    return comparePre(pre.split("\\."), other.pre.split("\\."));
  }

  private static int comparePre(String[] left, String[] right) {
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int part = comparePart(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
      if (part != 0) {
        return part;
      }
    }
    return 0;
  }

  /** Numbers come before words, and a missing part before any other. */
  private static int comparePart(String left, String right) {
    if (left.equals(right) || left.isEmpty() || right.isEmpty()) {
      return left.equals(right) ? 0 : left.isEmpty() ? -1 : 1;
    }
    boolean leftNumber = isNumber(left);
    boolean rightNumber = isNumber(right);
    if (leftNumber && rightNumber) {
      return Long.compareUnsigned(Long.parseUnsignedLong(left), Long.parseUnsignedLong(right)) > 0
          ? 1
          : -1;
    }
    if (leftNumber || rightNumber) {
      return leftNumber ? -1 : 1;
    }
    return left.compareTo(right) > 0 ? 1 : -1;
  }

  private static boolean isNumber(String part) {
    try {
      Long.parseUnsignedLong(part);
      return part.matches("[0-9]+");
    } catch (NumberFormatException word) {
      return false;
    }
  }
}
