package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.Types;
import io.hawser.engine.template.value.GoStruct;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A semantic version, read as leniently as Masterminds/semver 1.5 does: {@code v1.2} is 1.2.0. */
public record Version(
    long major, long minor, long patch, String pre, String metadata, String original)
    implements Comparable<Version> {
  private static final String WORDS = "[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*+";
  private static final Pattern PATTERN =
      Pattern.compile(
          "v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(" + WORDS + "))?(?:\\+(" + WORDS + "))?");
  private static final int LONGEST = 1000;

  public static Version parse(String text) {
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

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long number(@Nullable String digits) {
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

  /** The version that a struct of Go's type holds. */
  public static Version of(GoStruct struct) {
    return new Version(
        number(struct, "major"),
        number(struct, "minor"),
        number(struct, "patch"),
        String.valueOf(struct.get("pre")),
        String.valueOf(struct.get("metadata")),
        String.valueOf(struct.get("original")));
  }

  private static long number(GoStruct struct, String field) {
    return struct.get(field) instanceof Long number ? number : 0;
  }

  /** The version as a struct of Go's type. */
  public GoStruct toStruct() {
    return GoStruct.of(
        Types.VERSION,
        Map.of(
            "major", major,
            "minor", minor,
            "patch", patch,
            "pre", pre,
            "metadata", metadata,
            "original", original));
  }

  public Version nextMajor() {
    return renamed(major + 1, 0, 0, "", "");
  }

  public Version nextMinor() {
    return renamed(major, minor + 1, 0, "", "");
  }

  /** The next patch, which is the release itself for a pre-release. */
  public Version nextPatch() {
    return renamed(major, minor, pre.isEmpty() ? patch + 1 : patch, "", "");
  }

  public Version withPre(String other) {
    return renamed(major, minor, patch, other, metadata);
  }

  public Version withMetadata(String other) {
    return renamed(major, minor, patch, pre, other);
  }

  private Version renamed(long major, long minor, long patch, String pre, String metadata) {
    String text =
        (original.startsWith("v") ? "v" : "")
            + (major + "." + minor + "." + patch)
            + (pre.isEmpty() ? "" : "-" + pre)
            + (metadata.isEmpty() ? "" : "+" + metadata);
    return new Version(major, minor, patch, pre, metadata, text);
  }

  /** Whether a text can be a pre-release or metadata. */
  public static boolean isWords(String text) {
    return text.length() <= LONGEST && text.matches(WORDS);
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
