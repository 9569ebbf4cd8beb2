package io.hawser.kopia.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param filesRead how many of the files were read
 * @param problems the first hundred of {@code problemCount}
 */
public record VerifyResult(
    long directories,
    long files,
    long filesRead,
    long bytesRead,
    long problemCount,
    List<Problem> problems) {

  /**
   * @param path of the entry, escaped
   */
  public record Problem(String path, String reason) {}

  public VerifyResult {
    problems = List.copyOf(problems);
  }

  public boolean isGood() {
    return problemCount == 0;
  }
}
