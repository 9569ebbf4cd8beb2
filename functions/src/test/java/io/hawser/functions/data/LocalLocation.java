package io.hawser.functions.data;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Location;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.Storage;
import io.hawser.crds.ObjectMeta;
import io.hawser.functions.FakeRun;
import java.nio.file.Path;
import java.util.Map;

/** A Location in a folder, and runs that use it. */
final class LocalLocation {
  static final String PASSWORD = "canary-pass-77";

  private LocalLocation() {}

  static Location at(Path folder, boolean create) {
    return of(new Storage.Filesystem(folder.toString()), create);
  }

  static Location of(Storage storage, boolean create) {
    return new Location(
        ApiVersion.HAWSER,
        new ObjectMeta("vault", null, Map.of(), Map.of()),
        new Location.Spec(
            storage, new SecretSource.Environment("PASSWORD"), create, "host", "user"));
  }

  static FakeRun run(Path base, Location location) {
    return new FakeRun(base).withLocation(location).withSecret("PASSWORD", PASSWORD);
  }
}
