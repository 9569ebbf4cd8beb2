package io.hawser.kopia.file;

import java.util.Optional;

/**
 * What a restored file gets besides its bytes.
 *
 * @param mode the twelve permission bits
 * @param owner empty when the owner is to stay as it is
 */
public record Attributes(int mode, long mtimeNanos, Optional<Owner> owner) {
  private static final int SET_IDS = 06000;

  /** User and group by number, unsigned. */
  public record Owner(int uid, int gid) {}

  /** For a file whose owner is not the one it had: it must not run with a stranger's rights. */
  int modeWithoutOwner() {
    return mode & ~SET_IDS;
  }
}
