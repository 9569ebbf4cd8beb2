package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyFields;
import io.hawser.kopia.policy.PolicyTarget;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.kopia.snapshot.SourceInfo;
import java.util.Set;

/**
 * What the policies in the repository say about storing what is in one directory; what to leave out
 * is the business of {@link TreeRules}.
 *
 * @param compressor Kopia's name, {@code none} or empty for none
 * @param onlyExtensions compressed whatever {@code neverExtensions} says
 * @param minSize smaller files are not compressed
 * @param maxSize larger ones neither; 0 for no limit
 * @param splitter Kopia's name, empty for the repository's default
 * @param partBytes files above this size are cut into parts of it, each split on its own; two
 *     uploads with different values get different object ids
 */
record SourcePolicy(
    String compressor,
    Set<String> onlyExtensions,
    Set<String> neverExtensions,
    long minSize,
    long maxSize,
    String metadataCompressor,
    String splitter,
    long partBytes,
    boolean ignoreFileErrors,
    boolean ignoreDirectoryErrors,
    boolean ignoreUnknownTypes) {

  /** Reads the policies that apply to the source and merges them. */
  static SourcePolicy of(Repository repository, SourceInfo source) {
    return of(new Policies(repository).effective(PolicyTarget.of(source)).document());
  }

  static SourcePolicy of(PolicyDocument policy) {
    long partBytes = policy.number(PolicyFields.PARALLEL_UPLOAD_ABOVE_SIZE, Long.MAX_VALUE);
    return new SourcePolicy(
        policy.text(PolicyFields.COMPRESSOR_NAME),
        Set.copyOf(policy.words(PolicyFields.ONLY_COMPRESS)),
        Set.copyOf(policy.words(PolicyFields.NEVER_COMPRESS)),
        policy.number(PolicyFields.MIN_SIZE, 0),
        policy.number(PolicyFields.MAX_SIZE, 0),
        policy.text(PolicyFields.METADATA_COMPRESSOR),
        policy.text(PolicyFields.SPLITTER_ALGORITHM),
        partBytes > 0 ? partBytes : Long.MAX_VALUE,
        policy.flag(PolicyFields.IGNORE_FILE_ERRORS, false),
        policy.flag(PolicyFields.IGNORE_DIRECTORY_ERRORS, false),
        policy.flag(PolicyFields.IGNORE_UNKNOWN_TYPES, true));
  }

  WriteOptions file(FileName name, long size, String description) {
    return new WriteOptions("", compressorFor(name, size), splitter, description);
  }

  /** Kopia neither compresses links nor splits them by the policy. */
  WriteOptions symlink(String description) {
    return new WriteOptions("", "none", "", description);
  }

  WriteOptions metadata(String contentPrefix, String description) {
    return new WriteOptions(contentPrefix, metadataCompressor, "", description);
  }

  private String compressorFor(FileName name, long size) {
    if (size < minSize || (maxSize > 0 && size > maxSize)) {
      return "none";
    }
    if (neverExtensions.isEmpty()) {
      return compressor;
    }
    var text = name.text();
    int dot = text.lastIndexOf('.');
    var extension = dot < 0 ? "" : text.substring(dot);
    boolean never = neverExtensions.contains(extension) && !onlyExtensions.contains(extension);
    return never ? "none" : compressor;
  }
}
