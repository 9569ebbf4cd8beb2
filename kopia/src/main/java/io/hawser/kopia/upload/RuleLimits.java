package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.policy.IgnoreRules;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyFields;
import java.util.List;

/**
 * What is left out of a directory, and of those below until a policy there says otherwise.
 *
 * @param ruleFiles names of files with more rules, in the order in which they are read
 * @param maxFileBytes larger files are left out; none when not above 0
 * @param oneFileSystem whether what is mounted below is left out
 */
record RuleLimits(
    IgnoreRules ignored, List<FileName> ruleFiles, long maxFileBytes, boolean oneFileSystem) {
  static final RuleLimits NONE = new RuleLimits(IgnoreRules.NONE, List.of(), 0, false);

  static List<FileName> ruleFiles(PolicyDocument policy) {
    return policy.words(PolicyFields.DOT_FILES).stream().distinct().map(FileName::of).toList();
  }

  /**
   * With what a policy of this directory says. As in Kopia its rules are added, a limit without
   * number leaves the one above in force, and all else is as it says, even if by silence.
   */
  RuleLimits with(PolicyDocument policy, String base) {
    return new RuleLimits(
        ignored.with(policy.words(PolicyFields.IGNORE), base),
        ruleFiles(policy),
        policy.number(PolicyFields.MAX_FILE_SIZE, maxFileBytes),
        policy.flag(PolicyFields.ONE_FILE_SYSTEM, false));
  }

  RuleLimits with(IgnoreRules rules) {
    return new RuleLimits(rules, ruleFiles, maxFileBytes, oneFileSystem);
  }

  boolean leaveOutNothing() {
    return ignored.isEmpty() && maxFileBytes <= 0 && !oneFileSystem;
  }
}
