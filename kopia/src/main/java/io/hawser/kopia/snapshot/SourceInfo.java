package io.hawser.kopia.snapshot;

import io.hawser.kopia.repository.ClientIdentity;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * What a snapshot is of: {@code user@host:path}.
 *
 * @param path absolute and without dots
 */
public record SourceInfo(String user, String host, String path) {
  /** In the order in which Kopia lists sources. */
  public static final Comparator<SourceInfo> BY_TEXT = Comparator.comparing(SourceInfo::toString);

  public SourceInfo {
    if (user.isEmpty() || host.isEmpty() || path.isEmpty()) {
      throw new IllegalArgumentException(
          "a snapshot source needs user, host and path, not '%s@%s:%s'"
              .formatted(user, host, path));
    }
  }

  public static SourceInfo of(ClientIdentity identity, Path path) {
    return new SourceInfo(
        identity.user(), identity.host(), path.toAbsolutePath().normalize().toString());
  }

  /** The last element of the path, which names the root entry; {@code /} for the root. */
  public String rootName() {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "/" : name;
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + path;
  }
}
