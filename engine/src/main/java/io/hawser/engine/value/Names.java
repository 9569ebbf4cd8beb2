package io.hawser.engine.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the known name that an author may have meant, for messages. */
public final class Names {
  private static final int LONGEST_COMPARED = 64;
  private static final int MOST_LISTED = 40;

  private Names() {}

  /** {@code "; did you mean 'x'?"} when a known name is close, else {@code "; known: a, b"}. */
  public static String hint(String name, Collection<String> known) {
    return didYouMean(name, known)
        .orElseGet(() -> known.isEmpty() ? "; there are none" : "; known: " + list(known));
  }

  /** {@code "; did you mean 'x'?"}, empty when nothing known is close. */
  public static Optional<String> didYouMean(String name, Collection<String> known) {
    return closest(name, known).map("; did you mean '%s'?"::formatted);
  }

  /** Sorted, with commas; at most 40. */
  public static String list(Collection<String> names) {
    var text = names.stream().sorted().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return names.size() > MOST_LISTED ? text + ", …" : text;
  }

  /** The known name with the fewest edits, if few enough for a slip of the pen. */
  public static Optional<String> closest(String name, Collection<String> known) {
    if (name.length() > LONGEST_COMPARED) {
      return Optional.empty();
    }
    int limit = Math.min(Math.max(1, name.length() / 3), name.length() - 1);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= limit)
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(Comparator.<String>comparingInt(c -> distance(name, c)).thenComparing(c -> c));
  }

  /** Edits (insert, remove, replace, swap of neighbours) between two names, ignoring case. */
  private static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      var row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = last[j - 1] + (same(left, i - 1, right, j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && same(left, i - 1, right, j - 2) && same(left, i - 2, right, j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[right.length()];
  }

  private static boolean same(String left, int i, String right, int j) {
    return Character.toLowerCase(left.charAt(i)) == Character.toLowerCase(right.charAt(j));
  }
}
