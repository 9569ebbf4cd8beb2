package io.hawser.kopia.policy;

import io.hawser.kopia.compression.Compressors;
import io.hawser.kopia.policy.FieldKind.Action;
import io.hawser.kopia.policy.FieldKind.OptionalFlag;
import io.hawser.kopia.policy.FieldKind.OptionalNumber;
import io.hawser.kopia.policy.FieldKind.PlainFlag;
import io.hawser.kopia.policy.FieldKind.PlainNumber;
import io.hawser.kopia.policy.FieldKind.Times;
import io.hawser.kopia.policy.FieldKind.Word;
import io.hawser.kopia.policy.FieldKind.Words;
import io.hawser.kopia.policy.PolicyField.Inheritance;
import io.hawser.kopia.splitter.Splitters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every field that Kopia's policies have, in Kopia's order, with its default. */
public final class PolicyFields {
  private static final FieldKind COUNT = new OptionalNumber(0, Integer.MAX_VALUE);
  private static final FieldKind FLAG = new OptionalFlag();
  private static final FieldKind DETAIL = new OptionalNumber(0, 10);
  private static final FieldKind COMPRESSOR = new Word(compressors());
  private static final FieldKind SPLITTER = new Word(Splitters.names());

  public static final PolicyField KEEP_LATEST = of(COUNT, 10L, "retention", "keepLatest");
  public static final PolicyField KEEP_HOURLY = of(COUNT, 48L, "retention", "keepHourly");
  public static final PolicyField KEEP_DAILY = of(COUNT, 7L, "retention", "keepDaily");
  public static final PolicyField KEEP_WEEKLY = of(COUNT, 4L, "retention", "keepWeekly");
  public static final PolicyField KEEP_MONTHLY = of(COUNT, 24L, "retention", "keepMonthly");
  public static final PolicyField KEEP_ANNUAL = of(COUNT, 3L, "retention", "keepAnnual");
  public static final PolicyField IGNORE_IDENTICAL =
      of(FLAG, false, "retention", "ignoreIdenticalSnapshots");

  public static final PolicyField IGNORE = of(new Words(), "files", "ignore");
  public static final PolicyField NO_PARENT_IGNORE = of(new PlainFlag(), "files", "noParentIgnore");
  public static final PolicyField DOT_FILES =
      of(new Words(), List.of(".kopiaignore"), "files", "ignoreDotFiles");
  public static final PolicyField NO_PARENT_DOT_FILES =
      of(new PlainFlag(), "files", "noParentDotFiles");
  public static final PolicyField IGNORE_CACHE_DIRS = of(FLAG, "files", "ignoreCacheDirs");
  public static final PolicyField MAX_FILE_SIZE = of(new PlainNumber(), "files", "maxFileSize");
  public static final PolicyField ONE_FILE_SYSTEM = of(FLAG, "files", "oneFileSystem");

  public static final PolicyField IGNORE_FILE_ERRORS =
      of(FLAG, false, "errorHandling", "ignoreFileErrors");
  public static final PolicyField IGNORE_DIRECTORY_ERRORS =
      of(FLAG, false, "errorHandling", "ignoreDirectoryErrors");
  public static final PolicyField IGNORE_UNKNOWN_TYPES =
      of(FLAG, true, "errorHandling", "ignoreUnknownTypes");

  public static final PolicyField INTERVAL_SECONDS =
      of(new PlainNumber(), "scheduling", "intervalSeconds");
  public static final PolicyField TIMES_OF_DAY = of(new Times(), "scheduling", "timeOfDay");
  public static final PolicyField NO_PARENT_TIMES =
      of(new PlainFlag(), Inheritance.UNION_END, "scheduling", "noParentTimeOfDay");
  public static final PolicyField MANUAL = of(new PlainFlag(), "scheduling", "manual");
  public static final PolicyField CRON = of(new Words(), "scheduling", "cron");
  public static final PolicyField RUN_MISSED = of(FLAG, true, "scheduling", "runMissed");

  public static final PolicyField COMPRESSOR_NAME =
      of(COMPRESSOR, "none", "compression", "compressorName");
  public static final PolicyField ONLY_COMPRESS =
      of(new Words(), Inheritance.UNION, "compression", "onlyCompress");
  public static final PolicyField NO_PARENT_ONLY_COMPRESS =
      of(new PlainFlag(), Inheritance.UNION_END, "compression", "noParentOnlyCompress");
  public static final PolicyField NEVER_COMPRESS =
      of(new Words(), Inheritance.UNION, "compression", "neverCompress");
  public static final PolicyField NO_PARENT_NEVER_COMPRESS =
      of(new PlainFlag(), Inheritance.UNION_END, "compression", "noParentNeverCompress");
  public static final PolicyField MIN_SIZE = of(new PlainNumber(), "compression", "minSize");
  public static final PolicyField MAX_SIZE = of(new PlainNumber(), "compression", "maxSize");

  public static final PolicyField METADATA_COMPRESSOR =
      of(COMPRESSOR, "zstd-fastest", "metadataCompression", "compressorName");
  public static final PolicyField SPLITTER_ALGORITHM = of(SPLITTER, "splitter", "algorithm");

  public static final PolicyField BEFORE_FOLDER = action(Inheritance.OWN, "beforeFolder");
  public static final PolicyField AFTER_FOLDER = action(Inheritance.OWN, "afterFolder");
  public static final PolicyField BEFORE_ROOT = action(Inheritance.NEAREST, "beforeSnapshotRoot");
  public static final PolicyField AFTER_ROOT = action(Inheritance.NEAREST, "afterSnapshotRoot");

  public static final PolicyField SHADOW_COPY =
      of(new OptionalNumber(0, 2), 0L, "osSnapshots", "volumeShadowCopy", "enable");

  public static final PolicyField LOG_DIR_SNAPSHOTTED =
      of(DETAIL, 5L, "logging", "directories", "snapshotted");
  public static final PolicyField LOG_DIR_IGNORED =
      of(DETAIL, 5L, "logging", "directories", "ignored");
  public static final PolicyField LOG_ENTRY_SNAPSHOTTED =
      of(DETAIL, 0L, "logging", "entries", "snapshotted");
  public static final PolicyField LOG_ENTRY_IGNORED =
      of(DETAIL, 5L, "logging", "entries", "ignored");
  public static final PolicyField LOG_CACHE_HIT = of(DETAIL, 0L, "logging", "entries", "cacheHit");
  public static final PolicyField LOG_CACHE_MISS =
      of(DETAIL, 0L, "logging", "entries", "cacheMiss");

  public static final PolicyField PARALLEL_SNAPSHOTS =
      of(COUNT, 1L, "upload", "maxParallelSnapshots");
  public static final PolicyField PARALLEL_FILE_READS = of(COUNT, "upload", "maxParallelFileReads");

  /** Not 0, with which Kopia 0.23.1 divides. */
  public static final PolicyField PARALLEL_UPLOAD_ABOVE_SIZE =
      of(new OptionalNumber(1, Long.MAX_VALUE), 2L << 30, "upload", "parallelUploadAboveSize");

  public static final PolicyField NO_PARENT =
      new PolicyField(List.of("noParent"), new PlainFlag(), Inheritance.NONE, Optional.empty());

  /** In the order in which Kopia writes them. */
  public static final List<PolicyField> ALL =
      List.of(
          KEEP_LATEST,
          KEEP_HOURLY,
          KEEP_DAILY,
          KEEP_WEEKLY,
          KEEP_MONTHLY,
          KEEP_ANNUAL,
          IGNORE_IDENTICAL,
          IGNORE,
          NO_PARENT_IGNORE,
          DOT_FILES,
          NO_PARENT_DOT_FILES,
          IGNORE_CACHE_DIRS,
          MAX_FILE_SIZE,
          ONE_FILE_SYSTEM,
          IGNORE_FILE_ERRORS,
          IGNORE_DIRECTORY_ERRORS,
          IGNORE_UNKNOWN_TYPES,
          INTERVAL_SECONDS,
          TIMES_OF_DAY,
          NO_PARENT_TIMES,
          MANUAL,
          CRON,
          RUN_MISSED,
          COMPRESSOR_NAME,
          ONLY_COMPRESS,
          NO_PARENT_ONLY_COMPRESS,
          NEVER_COMPRESS,
          NO_PARENT_NEVER_COMPRESS,
          MIN_SIZE,
          MAX_SIZE,
          METADATA_COMPRESSOR,
          SPLITTER_ALGORITHM,
          BEFORE_FOLDER,
          AFTER_FOLDER,
          BEFORE_ROOT,
          AFTER_ROOT,
          SHADOW_COPY,
          LOG_DIR_SNAPSHOTTED,
          LOG_DIR_IGNORED,
          LOG_ENTRY_SNAPSHOTTED,
          LOG_ENTRY_IGNORED,
          LOG_CACHE_HIT,
          LOG_CACHE_MISS,
          PARALLEL_SNAPSHOTS,
          PARALLEL_FILE_READS,
          PARALLEL_UPLOAD_ABOVE_SIZE,
          NO_PARENT);

  private PolicyFields() {}

  /** The flag that ends the union of a list: {@code onlyCompress} to its {@code noParent…}. */
  static PolicyField endOf(PolicyField list) {
    if (list.equals(ONLY_COMPRESS)) {
      return NO_PARENT_ONLY_COMPRESS;
    }
    return list.equals(NEVER_COMPRESS) ? NO_PARENT_NEVER_COMPRESS : NO_PARENT_TIMES;
  }

  private static List<String> compressors() {
    var names = new ArrayList<>(List.of("none"));
    Compressors.names().stream().filter(name -> !name.equals("none")).forEach(names::add);
    return names;
  }

  private static PolicyField of(FieldKind kind, String... path) {
    return of(kind, kind.usual(), path);
  }

  private static PolicyField of(FieldKind kind, Inheritance inheritance, String... path) {
    return new PolicyField(Arrays.asList(path), kind, inheritance, Optional.empty());
  }

  private static PolicyField of(FieldKind kind, Object preset, String... path) {
    return new PolicyField(Arrays.asList(path), kind, kind.usual(), Optional.of(preset));
  }

  private static PolicyField action(Inheritance inheritance, String name) {
    return of(new Action(), inheritance, "actions", name);
  }
}
