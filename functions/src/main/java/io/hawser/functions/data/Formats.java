package io.hawser.functions.data;

import io.hawser.crds.Location;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.value.Names;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.crypto.ContentCiphers;
import io.hawser.kopia.crypto.ContentHashes;
import io.hawser.kopia.crypto.KeyDerivation;
import io.hawser.kopia.ecc.ErrorCorrection;
import io.hawser.kopia.format.BlobRetention;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.splitter.Splitters;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the repository of a Location is made with. */
public final class Formats {
  private static final List<String> RETENTION_MODES = List.of("GOVERNANCE", "COMPLIANCE");
  private static final int MAX_PERCENT = 100;
  private static final int NEWEST_VERSION = 3;

  private Formats() {}

  /**
   * The library's options for what a Location says, Kopia's defaults for the rest.
   *
   * @throws PhaseException of class {@code INVALID} that names the field, the value and what there
   *     is instead
   */
  public static CreateOptions options(Location.Spec spec) {
    var format = spec.format();
    var defaults = CreateOptions.defaults();
    if (format == null) {
      return defaults;
    }
    var _ = known("ecc", format.ecc(), List.of(ErrorCorrection.NAME), ErrorCorrection.NAME);
    int version =
        number("formatVersion", format.formatVersion(), NEWEST_VERSION, 1, NEWEST_VERSION);
    int percent = number("eccOverheadPercent", format.eccOverheadPercent(), 0, 0, MAX_PERCENT);
    if (version == 1 && percent > 0) {
      throw invalid("format.eccOverheadPercent needs formatVersion 2 or 3");
    }
    return new CreateOptions(
        version,
        known("blockHash", format.blockHash(), ContentHashes.names(), defaults.hash()),
        known("encryption", format.encryption(), ContentCiphers.names(), defaults.encryption()),
        known("objectSplitter", format.objectSplitter(), Splitters.names(), defaults.splitter()),
        known(
            "formatBlockKeyDerivationAlgorithm",
            format.formatBlockKeyDerivationAlgorithm(),
            KeyDerivation.names(),
            defaults.keyDerivation()),
        percent,
        retention(format.retentionMode(), format.retentionPeriod()));
  }

  /** How files are spread over directories: Kopia's way, or not at all. */
  static List<Integer> shards(Location.Spec spec) {
    var format = spec.format();
    return format != null && format.flat() ? List.of() : FileBlobs.DEFAULT_SHARDS;
  }

  private static String known(
      String field, @Nullable String value, List<String> known, String otherwise) {
    if (value == null) {
      return otherwise;
    }
    if (!known.contains(value)) {
      throw invalid(
          "format.%s: there is no '%s'%s".formatted(field, value, Names.hint(value, known)));
    }
    return value;
  }

  private static int number(
      String field, @Nullable Integer value, int otherwise, int least, int most) {
    int number = value == null ? otherwise : value;
    if (number < least || number > most) {
      throw invalid(
          "format.%s must be from %d to %d, not '%d'".formatted(field, least, most, number));
    }
    return number;
  }

  private static BlobRetention retention(@Nullable String mode, @Nullable Duration period) {
    var known = known("retentionMode", mode, RETENTION_MODES, "");
    try {
      return new BlobRetention(known, period == null ? Duration.ZERO : period);
    } catch (IllegalArgumentException e) {
      throw new PhaseException(ErrorClass.INVALID, "format: " + e.getMessage(), e);
    }
  }

  private static PhaseException invalid(String message) {
    return new PhaseException(ErrorClass.INVALID, message);
  }
}
