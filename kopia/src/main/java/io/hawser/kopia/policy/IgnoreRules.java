package io.hawser.kopia.policy;

import io.hawser.kopia.file.FileName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force in a directory: those of the directories above, and its own after them. Kept
 * only while a directory is being walked; a directory without rules of its own shares those above.
 * Immutable.
 */
public final class IgnoreRules {
  public static final IgnoreRules NONE = new IgnoreRules(null, List.of());

  /** Kopia stops reading a file of rules, without a word, at a line that is longer. */
  private static final int MOST_LINE_BYTES = (64 << 10) - 1;

  private final @Nullable IgnoreRules above;
  private final List<Wildcard> own;

  private IgnoreRules(@Nullable IgnoreRules above, List<Wildcard> own) {
    this.above = above;
    this.own = own;
  }

  public boolean isEmpty() {
    return own.isEmpty() && (above == null || above.isEmpty());
  }

  /**
   * With more rules, which decide after these.
   *
   * @param base the directory that they are of: empty for the root, else {@code /} and its path
   * @throws InvalidPolicyException when one cannot be read
   */
  public IgnoreRules with(List<String> rules, String base) {
    return with(rules.stream().map(rule -> Wildcard.parse(rule, base)).toList());
  }

  /**
   * With the lines of a file of rules: {@code #} at the start of a line makes it a comment.
   *
   * @throws InvalidPolicyException when a line cannot be read; the message has its number
   */
  public IgnoreRules withFile(byte[] file, String base) {
    var rules = new ArrayList<Wildcard>();
    int number = 0;
    for (int start = 0; start < file.length; ) {
      number++;
      int end = start;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      if (end - start > MOST_LINE_BYTES) {
        break;
      }
      addLine(rules, line(file, start, end), base, number);
      start = end + 1;
    }
    return with(rules);
  }

  private IgnoreRules with(List<Wildcard> rules) {
    if (rules.isEmpty()) {
      return this;
    }
    return new IgnoreRules(isEmpty() ? null : this, List.copyOf(rules));
  }

  private static byte[] line(byte[] file, int start, int end) {
    int last = end > start && file[end - 1] == '\r' ? end - 1 : end;
    return Arrays.copyOfRange(file, start, last);
  }

  private static void addLine(List<Wildcard> rules, byte[] line, String base, int number) {
    if (line.length == 0 || line[0] == '#' || isBlank(line)) {
      return;
    }
    try {
      rules.add(Wildcard.parse(line, base));
    } catch (InvalidPolicyException e) {
      // Not the line itself: the file may be a link to one that not everybody may read.
      throw new InvalidPolicyException("line %d is no rule of files".formatted(number), e);
    }
  }

  private static boolean isBlank(byte[] line) {
    return FileName.of(line).text().codePoints().allMatch(CharacterClass::isSpace);
  }

  /**
   * Whether an entry is to be left out.
   *
   * @param path its characters from the root of the source on, beginning with a slash
   */
  public boolean leavesOut(int[] path, boolean isDirectory) {
    boolean out = above != null && above.leavesOut(path, isDirectory);
    for (int i = 0; i < own.size(); i++) {
      out = own.get(i).leavesOut(out, path, isDirectory);
    }
    return out;
  }
}
