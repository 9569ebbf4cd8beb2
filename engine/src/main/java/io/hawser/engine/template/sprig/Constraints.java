package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on versions by the rules of Masterminds/semver 1.5: {@code >= 1.2, < 2 || ^3.x}. */
record Constraints(List<List<Constraint>> alternatives) {
  private static final String WORDS = "[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*+";
  private static final String VERSION =
      "v?([0-9|x|X|*]+)(\\.[0-9|x|X|*]+)?(\\.[0-9|x|X|*]+)?"
          + ("(-" + WORDS + ")?(\\+" + WORDS + ")?");
  private static final Pattern ONE =
      Pattern.compile("\\s*(=||!=|>=|=>|<=|=<|>|<|~>|~|\\^)\\s*(" + VERSION + ")\\s*");
  private static final Pattern RANGE =
      Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");
  private static final int LONGEST = 1000;

  /** Alternatives are separated by bars, conditions that all must hold by commas. */
  static Constraints parse(String text) {
    if (text.length() > LONGEST) {
      throw new CallFailure("improper constraint: " + Texts.truncate(100, text) + "…");
    }
    var alternatives = new ArrayList<List<Constraint>>();
    String withoutRanges = RANGE.matcher(text).replaceAll(">= $1, <= $7");
    for (var alternative : withoutRanges.split("\\|\\|", -1)) {
      var all = new ArrayList<Constraint>();
      for (var one : alternative.split(",", -1)) {
        all.add(parseOne(one));
      }
      alternatives.add(List.copyOf(all));
    }
    return new Constraints(List.copyOf(alternatives));
  }

  private static Constraint parseOne(String text) {
    var matcher = ONE.matcher(text);
    if (!matcher.matches()) {
      throw new CallFailure("improper constraint: " + text);
    }
    String major = matcher.group(3);
    String minor = matcher.group(4);
    String patch = matcher.group(5);
    String pre = matcher.group(6) == null ? "" : matcher.group(6);
    String version = matcher.group(2);
    var open = Constraint.Open.NOTHING;
    if (isWildcard(major)) {
      version = "0.0.0";
      open = Constraint.Open.ALL;
    } else if (minor == null || isWildcard(minor)) {
      version = major + ".0.0" + pre;
      open = Constraint.Open.MINOR;
    } else if (isWildcard(patch)) {
      version = major + minor + ".0" + pre;
      open = Constraint.Open.PATCH;
    }
    try {
      return new Constraint(matcher.group(1), Version.parse(version), open);
    } catch (CallFailure noVersion) {
      throw new CallFailure("constraint Parser Error");
    }
  }

  private static boolean isWildcard(@Nullable String part) {
    return part != null && part.matches("\\.?[xX*]");
  }

  boolean allow(Version version) {
    return alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> one.allows(version)));
  }
}
