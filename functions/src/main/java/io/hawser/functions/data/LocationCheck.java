package io.hawser.functions.data;

import io.hawser.crds.Location;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.Storage;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.secret.Secrets;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobObserver;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.crypto.PasswordKeys;
import io.hawser.kopia.format.FormatBlobs;
import io.hawser.kopia.repository.RepositoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds out before a run, and so before anything is frozen, whether its repository can be used;
 * changes nothing there. What an earlier phase may make is no fault: the file of a secret and, with
 * {@code create}, the repository. Nor is a server that does not answer now: it may do so later.
 */
final class LocationCheck {
  private static final Duration STALL = Duration.ofSeconds(10);

  /** So that a phase for many elements asks once. */
  private static final long GOOD_FOR_NANOS = Duration.ofMinutes(1).toNanos();

  private final PasswordKeys keys;
  private final Map<Asked, Long> good = new ConcurrentHashMap<>();

  private record Asked(Location location, Path base) {}

  LocationCheck(PasswordKeys keys) {
    this.keys = keys;
  }

  /**
   * @throws PhaseException when the repository is certain to be refused
   */
  void check(Location location, PlanContext context) {
    var asked = new Asked(location, context.baseDirectory());
    var before = good.get(asked);
    if (before != null && System.nanoTime() - before < GOOD_FOR_NANOS) {
      return;
    }
    try {
      check(location.spec(), context.secrets(), asked.base());
      good.put(asked, System.nanoTime());
    } catch (BlobException e) {
      if (e.kind() == BlobException.Kind.INTERRUPTED) {
        return;
      }
      refuseUnlessTransient(e);
    } catch (RepositoryException e) {
      throw DataErrors.of(e);
    }
  }

  private static void refuseUnlessTransient(BlobException e) {
    var errorClass = DataErrors.classOf(e.kind());
    if (errorClass != ErrorClass.TRANSIENT && errorClass != ErrorClass.THROTTLED) {
      throw new PhaseException(errorClass, DataErrors.text(e), e);
    }
  }

  private void check(Location.Spec spec, Secrets secrets, Path base) {
    if (isStorageToCome(spec, secrets, base)) {
      return;
    }
    try (var storage =
        Locations.storage(hasty(spec), secrets, base, new BlobObserver() {}, false)) {
      boolean isUnmade = Locations.isUnmade(storage);
      if (isUnmade) {
        requireUsablePlace(storage, spec.create());
        var _ = Formats.options(spec);
      }
      if (!isToCome(spec.password(), secrets) && !(isUnmade && spec.create())) {
        var _ =
            FormatBlobs.open(storage, Password.of(secrets.fetch(spec.password()).reveal()), keys);
      }
    }
  }

  private static void requireUsablePlace(BlobStorage storage, boolean create) {
    if (create) {
      FormatBlobs.requireEmpty(storage);
    } else {
      // Tells a bucket that is not there from a repository that is not.
      var _ = storage.isEmpty();
    }
  }

  private static boolean isStorageToCome(Location.Spec spec, Secrets secrets, Path base) {
    return switch (spec.storage()) {
      case Storage.Filesystem(var path) -> spec.create() && !Files.isDirectory(base.resolve(path));
      case Storage.S3 s3 ->
          Stream.of(s3.accessKey(), s3.secretKey()).anyMatch(key -> isToCome(key, secrets));
    };
  }

  /** A phase can make a file, but no variable of this process. */
  private static boolean isToCome(SecretSource source, Secrets secrets) {
    try {
      var _ = secrets.fetch(source);
      return false;
    } catch (PhaseException e) {
      if (e.errorClass() == ErrorClass.MISSING && !(source instanceof SecretSource.Environment)) {
        return true;
      }
      throw e;
    }
  }

  private static Location.Spec hasty(Location.Spec spec) {
    return spec.storage() instanceof Storage.S3 s3
        ? spec.withStorage(s3.withPatience(STALL, Duration.ZERO))
        : spec;
  }
}
