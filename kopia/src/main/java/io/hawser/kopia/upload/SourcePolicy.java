package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.kopia.snapshot.SourceInfo;
import java.util.Set;

/**
 * What the policies in the repository say about storing one source; rules of what to leave out are
 * not among it.
 *
 * @param compressor Kopia's name, {@code none} for none
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
    boolean ignoreDirectoryErrors) {

  /** Reads the policies that apply to the source and merges them. */
  static SourcePolicy of(Repository repository, SourceInfo source) {
    var chain = PolicyChain.of(repository, source);
    long partBytes = chain.number("upload", "parallelUploadAboveSize", 2L << 30);
    return new SourcePolicy(
        chain.text("compression", "compressorName", "none"),
        chain.union("compression", "onlyCompress", "noParentOnlyCompress"),
        chain.union("compression", "neverCompress", "noParentNeverCompress"),
        chain.number("compression", "minSize", 0),
        chain.number("compression", "maxSize", 0),
        chain.text("metadataCompression", "compressorName", "zstd-fastest"),
        chain.text("splitter", "algorithm", ""),
        partBytes > 0 ? partBytes : 2L << 30,
        chain.flag("errorHandling", "ignoreFileErrors"),
        chain.flag("errorHandling", "ignoreDirectoryErrors"));
  }

  WriteOptions file(FileName name, long size, String description) {
    return new WriteOptions("", compressorFor(name, size), splitter, description);
  }

  WriteOptions symlink(String description) {
    return new WriteOptions("", "none", splitter, description);
  }

  WriteOptions metadata(String contentPrefix, String description) {
    return new WriteOptions(contentPrefix, metadataCompressor, "", description);
  }

  private String compressorFor(FileName name, long size) {
    if (size < minSize || (maxSize > 0 && size > maxSize)) {
      return "none";
    }
    if (onlyExtensions.isEmpty() && neverExtensions.isEmpty()) {
      return compressor;
    }
    var text = name.text();
    var extension = text.substring(Math.max(0, text.lastIndexOf('.')));
    boolean never = neverExtensions.contains(extension) && !onlyExtensions.contains(extension);
    return never ? "none" : compressor;
  }
}
