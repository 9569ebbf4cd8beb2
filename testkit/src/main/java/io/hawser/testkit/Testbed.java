package io.hawser.testkit;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The real parts that tests need: {@code kopia}, a Ceph file system, an S3 server. Tests ask for
 * them here, so that without them they are skipped with the reason:
 *
 * <ul>
 *   <li>without {@code -Dhawser.testbed}: every such test is skipped, so that the ordinary build is
 *       the same on all machines
 *   <li>{@code -Dhawser.testbed=use}: a test whose part is missing is skipped
 *   <li>{@code -Dhawser.testbed=required}: a test whose part is missing fails
 * </ul>
 */
public final class Testbed {
  private Testbed() {}

  /** Where S3 is and who may use it; made by {@code testbed/ceph-up}. */
  public record S3(URI endpoint, String region, String accessKey, String secretKey) {}

  /** The real {@code kopia} program. */
  public static Path kopia() {
    return require(
        find("KOPIA", "kopia"), "the real kopia is not installed; run testbed/kopia-install");
  }

  /** The real {@code restic} program. */
  public static Path restic() {
    return require(
        find("RESTIC", "restic"),
        "the real restic is not installed; run testbed/peer-install restic");
  }

  /** An S3 server that belongs to the test. */
  public static S3 s3() {
    var endpoint = require(env("S3_ENDPOINT"), "no S3 server; run eval \"$(testbed/ceph-up)\"");
    return new S3(
        URI.create(endpoint),
        env("S3_REGION").orElse("default"),
        require(env("S3_ACCESS_KEY"), "S3_ACCESS_KEY is not set"),
        require(env("S3_SECRET_KEY"), "S3_SECRET_KEY is not set"));
  }

  /** A mounted CephFS that belongs to the test. */
  public static Path cephfs() {
    return Path.of(
        require(env("CEPHFS_MOUNT"), "no CephFS mount; run eval \"$(testbed/ceph-up)\""));
  }

  /** Skips the test, or fails it where all parts are required, unless the part is there. */
  public static <T> T require(Optional<T> part, String reason) {
    var mode = System.getProperty("hawser.testbed", "off");
    Assumptions.assumeFalse(
        mode.equals("off"), "needs parts of the testbed; run with -Dhawser.testbed=use");
    if (part.isEmpty() && mode.equals("required")) {
      throw new AssertionError("a part of the testbed is missing: " + reason);
    }
    Assumptions.assumeTrue(part.isPresent(), reason);
    return part.orElseThrow();
  }

  private static Optional<String> env(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  private static Optional<Path> find(String variable, String program) {
    var cache =
        env("HAWSER_TESTBED_CACHE")
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "hawser-testbed"));
    return env(variable)
        .map(Path::of)
        .or(() -> Optional.of(cache.resolve("bin").resolve(program)))
        .filter(Files::isExecutable);
  }
}
