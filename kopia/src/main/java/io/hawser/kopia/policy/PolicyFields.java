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

  public static final PolicyField KEEP_LATEST = preset(10L, COUNT, "retention", "keepLatest");
  public static final PolicyField KEEP_HOURLY = preset(48L, COUNT, "retention", "keepHourly");
  public static final PolicyField KEEP_DAILY = preset(7L, COUNT, "retention", "keepDaily");
  public static final PolicyField KEEP_WEEKLY = preset(4L, COUNT, "retention", "keepWeekly");
  public static final PolicyField KEEP_MONTHLY = preset(24L, COUNT, "retention", "keepMonthly");
  public static final PolicyField KEEP_ANNUAL = preset(3L, COUNT, "retention", "keepAnnual");
  public static final PolicyField IGNORE_IDENTICAL =
      preset(false, FLAG, "retention", "ignoreIdenticalSnapshots");

  public static final PolicyField IGNORE = of(new Words(), "files", "ignore");
  public static final PolicyField NO_PARENT_IGNORE = of(new PlainFlag(), "files", "noParentIgnore");
  public static final PolicyField DOT_FILES =
      preset(List.of(".kopiaignore"), new Words(), "files", "ignoreDotFiles");
  public static final PolicyField NO_PARENT_DOT_FILES =
      of(new PlainFlag(), "files", "noParentDotFiles");
  public static final PolicyField IGNORE_CACHE_DIRS = of(FLAG, "files", "ignoreCacheDirs");
  public static final PolicyField MAX_FILE_SIZE = of(new PlainNumber(), "files", "maxFileSize");
  public static final PolicyField ONE_FILE_SYSTEM = of(FLAG, "files", "oneFileSystem");

  public static final PolicyField IGNORE_FILE_ERRORS =
      preset(false, FLAG, "errorHandling", "ignoreFileErrors");
  public static final PolicyField IGNORE_DIRECTORY_ERRORS =
      preset(false, FLAG, "errorHandling", "ignoreDirectoryErrors");
  public static final PolicyField IGNORE_UNKNOWN_TYPES =
      preset(true, FLAG, "errorHandling", "ignoreUnknownTypes");

  public static final PolicyField INTERVAL_SECONDS =
      of(new PlainNumber(), "scheduling", "intervalSeconds");
  public static final PolicyField TIMES_OF_DAY = of(new Times(), "scheduling", "timeOfDay");
  public static final PolicyField NO_PARENT_TIMES =
      of(new PlainFlag(), Inheritance.UNION_END, "scheduling", "noParentTimeOfDay");
  public static final PolicyField MANUAL = of(new PlainFlag(), "scheduling", "manual");
  public static final PolicyField CRON = of(new Words(), "scheduling", "cron");
  public static final PolicyField RUN_MISSED = preset(true, FLAG, "scheduling", "runMissed");

  public static final PolicyField COMPRESSOR_NAME =
      preset("none", COMPRESSOR, "compression", "compressorName");
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
      preset("zstd-fastest", COMPRESSOR, "metadataCompression", "compressorName");
  public static final PolicyField SPLITTER_ALGORITHM = of(SPLITTER, "splitter", "algorithm");

  public static final PolicyField BEFORE_FOLDER = action(Inheritance.OWN, "beforeFolder");
  public static final PolicyField AFTER_FOLDER = action(Inheritance.OWN, "afterFolder");
  public static final PolicyField BEFORE_ROOT = action(Inheritance.NEAREST, "beforeSnapshotRoot");
  public static final PolicyField AFTER_ROOT = action(Inheritance.NEAREST, "afterSnapshotRoot");

  public static final PolicyField SHADOW_COPY =
      preset(0L, new OptionalNumber(0, 2), "osSnapshots", "volumeShadowCopy", "enable");

  public static final PolicyField LOG_DIR_SNAPSHOTTED =
      preset(5L, DETAIL, "logging", "directories", "snapshotted");
  public static final PolicyField LOG_DIR_IGNORED =
      preset(5L, DETAIL, "logging", "directories", "ignored");
  public static final PolicyField LOG_ENTRY_SNAPSHOTTED =
      preset(0L, DETAIL, "logging", "entries", "snapshotted");
  public static final PolicyField LOG_ENTRY_IGNORED =
      preset(5L, DETAIL, "logging", "entries", "ignored");
  public static final PolicyField LOG_CACHE_HIT =
      preset(0L, DETAIL, "logging", "entries", "cacheHit");
  public static final PolicyField LOG_CACHE_MISS =
      preset(0L, DETAIL, "logging", "entries", "cacheMiss");

  public static final PolicyField PARALLEL_SNAPSHOTS =
      preset(1L, COUNT, "upload", "maxParallelSnapshots");
  public static final PolicyField PARALLEL_FILE_READS = of(COUNT, "upload", "maxParallelFileReads");

  /** Not 0, with which Kopia 0.23.1 divides. */
  public static final PolicyField PARALLEL_UPLOAD_ABOVE_SIZE =
      preset(2L << 30, new OptionalNumber(1, Long.MAX_VALUE), "upload", "parallelUploadAboveSize");

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

  private static PolicyField preset(Object value, FieldKind kind, String... path) {
    return new PolicyField(Arrays.asList(path), kind, kind.usual(), Optional.of(value));
  }

  private static PolicyField action(Inheritance inheritance, String name) {
    return of(new Action(), inheritance, "actions", name);
  }
}
