package io.hawser.kopia.repository;

/**
 * @param contentPrefix {@code ""} for file data, {@code "k"} for directories
 * @param compressor Kopia's name of a compressor, {@code ""} or {@code "none"} for none
 * @param splitter Kopia's name of a splitter, {@code ""} for the repository's default
 * @param description for messages, such as {@code FILE:a/b}
 */
public record WriteOptions(
    String contentPrefix, String compressor, String splitter, String description) {
  public static WriteOptions file(String description) {
    return new WriteOptions("", "", "", description);
  }

  public static WriteOptions directory(String description) {
    return new WriteOptions("k", "zstd-fastest", "", description);
  }
}
