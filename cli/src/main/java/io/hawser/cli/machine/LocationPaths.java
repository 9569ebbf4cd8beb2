package io.hawser.cli.machine;

import io.hawser.crds.Location;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.ServerEncryption;
import io.hawser.crds.Location.Storage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the relative paths of a Location absolute. */
final class LocationPaths {
  private final Path folder;

  private LocationPaths(Path folder) {
    this.folder = folder;
  }

  /** The same Location with paths that count from {@code folder} made absolute. */
  static Location from(Path folder, Location location) {
    return new LocationPaths(folder).absolute(location);
  }

  private Location absolute(Location location) {
    var spec = location.spec();
    return new Location(
        location.apiVersion(),
        location.metadata(),
        spec.withStorage(absolute(spec.storage())).withPassword(absolute(spec.password())));
  }

  private Storage absolute(Storage storage) {
    return switch (storage) {
      case Storage.Filesystem(var path) -> new Storage.Filesystem(absolute(path));
      case Storage.S3 s3 ->
          new Storage.S3(
              s3.bucket(),
              s3.endpoint(),
              s3.prefix(),
              s3.region(),
              s3.pathStyle(),
              s3.caFile() == null ? null : absolute(s3.caFile()),
              s3.insecure(),
              absolute(s3.accessKey()),
              absolute(s3.secretKey()),
              absoluteOrNull(s3.sessionToken()),
              s3.storageClass(),
              s3.encryption() instanceof ServerEncryption.CustomerKey(var key)
                  ? new ServerEncryption.CustomerKey(absolute(key))
                  : s3.encryption(),
              s3.stall(),
              s3.retryFor());
    };
  }

  private @Nullable SecretSource absoluteOrNull(@Nullable SecretSource source) {
    return source == null ? null : absolute(source);
  }

  private SecretSource absolute(SecretSource source) {
    return switch (source) {
      case SecretSource.File(var path) -> new SecretSource.File(absolute(path));
      case SecretSource.Environment environment -> environment;
      case SecretSource.Reference reference -> reference;
    };
  }

  private String absolute(String path) {
    return folder.resolve(path).normalize().toString();
  }
}
