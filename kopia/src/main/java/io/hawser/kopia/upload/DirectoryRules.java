package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileKind;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.policy.PolicyTree;
import java.util.Arrays;

/** The rules in force in one directory, its own files with rules included. Immutable. */
final class DirectoryRules {
  private final TreeRules rules;
  private final PolicyTree node;
  private final RuleLimits limits;
  private final TreeRules elsewhere;
  private final boolean everything;
  private final int[] prefix;
  private final long device;

  /**
   * @param base empty for the root of the source, else a slash and the path
   * @param device on which the directory is
   */
  DirectoryRules(TreeRules rules, RuleLimits limits, String base, long device) {
    this.rules = rules;
    this.node = rules.node();
    this.limits = limits;
    this.elsewhere = rules.below(node.elsewhere(), limits);
    this.everything = limits.leaveOutNothing();
    this.prefix = limits.ignored().isEmpty() ? new int[0] : (base + "/").codePoints().toArray();
    this.device = device;
  }

  /** Whether an entry belongs into the snapshot. */
  boolean includes(FileName name, FileStatus status) {
    if (everything) {
      return true;
    }
    boolean directory = status.kind() == FileKind.DIRECTORY;
    if (!limits.ignored().isEmpty() && limits.ignored().leavesOut(path(name), directory)) {
      return false;
    }
    long bytes = directory ? 0 : status.size();
    boolean small = limits.maxFileBytes() <= 0 || bytes <= limits.maxFileBytes();
    return small && (!limits.oneFileSystem() || status.device() == device);
  }

  private int[] path(FileName name) {
    var own = name.text().codePoints().toArray();
    var path = Arrays.copyOf(prefix, prefix.length + own.length);
    System.arraycopy(own, 0, path, prefix.length, own.length);
    return path;
  }

  /** What an entry gets that is a directory. */
  TreeRules child(FileName name) {
    return node.hasChildren() ? rules.below(node.child(name.text()), limits) : elsewhere;
  }

  /** How to store an entry, which may have a policy of its own. */
  SourcePolicy policyOf(FileName name) {
    return child(name).policy();
  }

  /** How to store the directory. */
  SourcePolicy policy() {
    return rules.policy();
  }
}
