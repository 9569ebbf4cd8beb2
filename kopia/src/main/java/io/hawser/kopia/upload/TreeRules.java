package io.hawser.kopia.upload;

import io.hawser.kopia.file.DirectoryHandle;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileStatus;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.policy.InvalidPolicyException;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.PolicyFields;
import io.hawser.kopia.policy.PolicyTree;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.SourceInfo;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/**
 * What a directory gets from the policies and from the directories above, before its own files with
 * rules are read. Its listing shows to {@link #isRuleFile} which those are, so that nothing is
 * looked up where there are none. Immutable.
 */
final class TreeRules {
  /** Each file that is being read needs memory of its own. */
  static final int MOST_READS = 256;

  private static final FileName CACHE_TAG = FileName.of("CACHEDIR.TAG");

  private final FileTree files;
  private final PolicyTree node;
  private final SourcePolicy policy;
  private final RuleLimits limits;
  private final List<FileName> ruleFiles;
  private final boolean leavesCaches;

  private TreeRules(FileTree files, PolicyTree node, SourcePolicy policy, RuleLimits limits) {
    this.files = files;
    this.node = node;
    this.policy = policy;
    this.limits = limits;
    this.ruleFiles = node.defined().map(RuleLimits::ruleFiles).orElse(limits.ruleFiles());
    this.leavesCaches = node.document().flag(PolicyFields.IGNORE_CACHE_DIRS, true);
  }

  /** Those of the root of a source. */
  static TreeRules of(Repository repository, SourceInfo source, FileTree files) {
    var root = new Policies(repository).tree(source);
    return new TreeRules(files, root, SourcePolicy.of(root.document()), RuleLimits.NONE);
  }

  /** How to store the directory. */
  SourcePolicy policy() {
    return policy;
  }

  PolicyTree node() {
    return node;
  }

  /**
   * How many files are to be read at once, at most {@link #MOST_READS}; empty when the policy does
   * not say.
   */
  Optional<Integer> parallelFileReads() {
    return node.document()
        .get(PolicyFields.PARALLEL_FILE_READS)
        .map(number -> Math.toIntExact(Math.min((Long) number, MOST_READS)))
        .filter(number -> number > 0);
  }

  /** Whether a snapshot that is the same as the one before is not to be saved. */
  boolean ignoresIdentical() {
    return node.document().flag(PolicyFields.IGNORE_IDENTICAL, false);
  }

  /** Whether a name of the directory's listing matters to {@link #open}. */
  boolean isRuleFile(FileName name) {
    return ruleFiles.contains(name) || leavesCaches && name.equals(CACHE_TAG);
  }

  /**
   * Reads the directory's own rules.
   *
   * @param found the names of its listing that are {@link #isRuleFile}
   * @return empty when it is a cache, of which nothing is stored but the directory itself
   * @throws IOException when a file with rules cannot be read or understood: then nobody knows what
   *     belongs into the snapshot
   */
  Optional<DirectoryRules> open(
      DirectoryHandle directory, TreePath path, FileStatus status, List<FileName> found)
      throws IOException {
    var file = new RuleFile(directory, files);
    if (leavesCaches && found.contains(CACHE_TAG) && file.isCacheTag(CACHE_TAG)) {
      return Optional.empty();
    }
    boolean defined = node.defined().isPresent();
    if (!defined && found.isEmpty() && limits.ignored().isEmpty()) {
      return Optional.of(new DirectoryRules(this, limits, "", status.device()));
    }
    var base = path == TreePath.ROOT ? "" : "/" + path.text();
    var own = defined ? limits.with(node.document(), base) : limits;
    for (var name : ruleFiles) {
      if (found.contains(name)) {
        own = withFile(own, file, name, base);
      }
    }
    return Optional.of(new DirectoryRules(this, own, base, status.device()));
  }

  private static RuleLimits withFile(RuleLimits own, RuleFile file, FileName name, String base)
      throws IOException {
    var bytes = file.read(name);
    if (bytes.isEmpty()) {
      return own;
    }
    try {
      return own.with(own.ignored().withFile(bytes.get(), base));
    } catch (InvalidPolicyException e) {
      throw new FileSystemException(
          name.toString(), null, "'%s': %s".formatted(name, e.getMessage()));
    }
  }

  /** What a directory below gets. */
  TreeRules below(PolicyTree below, RuleLimits inherited) {
    if (below == node && inherited == limits) {
      return this;
    }
    boolean same = below.document() == node.document();
    return new TreeRules(
        files, below, same ? policy : SourcePolicy.of(below.document()), inherited);
  }
}
