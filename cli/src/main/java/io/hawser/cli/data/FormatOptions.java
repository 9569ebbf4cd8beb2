package io.hawser.cli.data;

import io.hawser.crds.Location;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.value.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a repository is made with, by the names that {@code kopia repository create} has for it.
 * Each goes before what the Location says.
 */
public final class FormatOptions {
  @Option(names = "--block-hash", paramLabel = "NAME", description = "Hash of contents.")
  private @Nullable String blockHash;

  @Option(names = "--encryption", paramLabel = "NAME", description = "Cipher of contents.")
  private @Nullable String encryption;

  @Option(names = "--object-splitter", paramLabel = "NAME", description = "How files are cut.")
  private @Nullable String objectSplitter;

  @Option(names = "--ecc", paramLabel = "NAME", description = "Error correction.")
  private @Nullable String ecc;

  @Option(
      names = "--ecc-overhead-percent",
      paramLabel = "N",
      description = "Bytes added for error correction, 0 to 100; 0 for none.")
  private @Nullable Integer eccOverheadPercent;

  @Option(names = "--format-version", paramLabel = "N", description = "1, 2 or 3; 3 when absent.")
  private @Nullable Integer formatVersion;

  @Option(
      names = "--format-block-key-derivation-algorithm",
      paramLabel = "NAME",
      description = "From the password to a key.")
  private @Nullable String keyDerivation;

  @Option(
      names = "--retention-mode",
      paramLabel = "MODE",
      description = "GOVERNANCE or COMPLIANCE: objects are locked; needs a bucket that can.")
  private @Nullable String retentionMode;

  @Option(
      names = "--retention-period",
      paramLabel = "SPAN",
      description = "How long objects are locked, such as 720h or 30d; a day at least.")
  private @Nullable String retentionPeriod;

  @Option(names = "--flat", description = "All files of a repository on disk in one directory.")
  private boolean flat;

  /** The Location with what was given on the command line. */
  Location over(Location location) {
    var spec = location.spec();
    var base = spec.format() == null ? Location.Format.DEFAULT : spec.format();
    var format =
        new Location.Format(
            first(blockHash, base.blockHash()),
            first(encryption, base.encryption()),
            first(objectSplitter, base.objectSplitter()),
            first(ecc, base.ecc()),
            first(eccOverheadPercent, base.eccOverheadPercent()),
            first(formatVersion, base.formatVersion()),
            first(keyDerivation, base.formatBlockKeyDerivationAlgorithm()),
            first(retentionMode, base.retentionMode()),
            first(period(), base.retentionPeriod()),
            flat || base.flat());
    return new Location(location.apiVersion(), location.metadata(), spec.withFormat(format));
  }

  private @Nullable Duration period() {
    if (retentionPeriod == null) {
      return null;
    }
    try {
      return Durations.parse(retentionPeriod);
    } catch (IllegalArgumentException e) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "--retention-period: %s, as 720h or 30d are".formatted(e.getMessage()),
          e);
    }
  }

  private static <T> @Nullable T first(@Nullable T given, @Nullable T otherwise) {
    return given == null ? otherwise : given;
  }
}
