package io.hawser.kopia.restore;

import io.hawser.kopia.file.FileName;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices a name that comes twice in one directory. Kopia writes names in order, where the same
 * ones are neighbours; for directories that are out of order, the first 65,536 names are remembered
 * too, some 6 MiB.
 */
final class SeenNames {
  private static final int MAX_REMEMBERED = 64 << 10;

  private final Set<FileName> remembered = new HashSet<>();
  private @Nullable FileName last;

  /** True when the name comes for the first time. */
  boolean isNew(FileName name) {
    if (name.equals(last) || remembered.contains(name)) {
      return false;
    }
    last = name;
    if (remembered.size() < MAX_REMEMBERED) {
      remembered.add(name);
    }
    return true;
  }
}
