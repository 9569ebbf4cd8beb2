package io.hawser.cli.policy;

import static io.hawser.cli.policy.PolicyFlag.Form.MANY;
import static io.hawser.cli.policy.PolicyFlag.Form.ONE;
import static io.hawser.cli.policy.PolicyFlag.Form.SWITCH;

import io.hawser.kopia.policy.FieldKind.Word;
import io.hawser.kopia.policy.PolicyField;
import io.hawser.kopia.policy.PolicyFields;
import java.util.ArrayList;
import java.util.List;

/** The options of {@code policy set} by Kopia's names, and what they do. */
final class PolicyFlags {
  private final List<PolicyFlag> flags = new ArrayList<>();
  private final List<PolicyEdit> edits = new ArrayList<>();

  private static final PolicyFlags STANDARD = new PolicyFlags();
  static final List<PolicyFlag> ALL = List.copyOf(STANDARD.flags);
  static final List<PolicyEdit> EDITS = List.copyOf(STANDARD.edits);

  private PolicyFlags() {
    inheritance();
    retention();
    files();
    errors();
    storing();
    scheduling();
    actions();
    others();
  }

  private void inheritance() {
    add(
        "inherit",
        ONE,
        "FLAG",
        "Take what is not said here from the policies above; false also turns off the defaults.");
    edits.add((policy, given) ->
        given
            .one("inherit")
            .map(text ->
                inherits(text)
                    ? policy.without(PolicyFields.NO_PARENT)
                    : policy.with(PolicyFields.NO_PARENT, true))
            .orElse(policy));
  }

  private static boolean inherits(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw PolicyEdit.wrong("inherit", text, "true or false");
    };
  }

  private void retention() {
    keep("latest", PolicyFields.KEEP_LATEST, "Snapshots to keep of the newest.");
    keep("hourly", PolicyFields.KEEP_HOURLY, "Hours to keep a snapshot of.");
    keep("daily", PolicyFields.KEEP_DAILY, "Days to keep a snapshot of.");
    keep("weekly", PolicyFields.KEEP_WEEKLY, "Weeks to keep a snapshot of.");
    keep("monthly", PolicyFields.KEEP_MONTHLY, "Months to keep a snapshot of.");
    keep("annual", PolicyFields.KEEP_ANNUAL, "Years to keep a snapshot of.");
    flag(
        "ignore-identical-snapshots",
        PolicyFields.IGNORE_IDENTICAL,
        "Do not save a snapshot that is the same as the one before.");
  }

  private void keep(String period, PolicyField field, String help) {
    number("keep-" + period, field, "N", help);
  }

  private void files() {
    list("ignore", PolicyFields.IGNORE, "RULE", "rules of what to leave out, as in .gitignore");
    list("dot-ignore", PolicyFields.DOT_FILES, "NAME", "names of files that hold such rules");
    number("max-file-size", PolicyFields.MAX_FILE_SIZE, "BYTES", "Leave out larger files.");
    flag(
        "one-file-system",
        PolicyFields.ONE_FILE_SYSTEM,
        "Leave out what is mounted below the directory.");
    flag(
        "ignore-cache-dirs",
        PolicyFields.IGNORE_CACHE_DIRS,
        "Leave out what is in directories with a CACHEDIR.TAG.");
  }

  private void errors() {
    flag(
        "ignore-file-errors",
        PolicyFields.IGNORE_FILE_ERRORS,
        "Take files that cannot be read for no error.");
    flag(
        "ignore-dir-errors",
        PolicyFields.IGNORE_DIRECTORY_ERRORS,
        "Take directories that cannot be read for no error.");
    flag(
        "ignore-unknown-types",
        PolicyFields.IGNORE_UNKNOWN_TYPES,
        "Take devices, sockets and FIFOs for no error.");
  }

  private void storing() {
    word("compression", PolicyFields.COMPRESSOR_NAME, "How to compress files: ");
    number(
        "compression-min-size", PolicyFields.MIN_SIZE, "BYTES", "Do not compress smaller files.");
    number("compression-max-size", PolicyFields.MAX_SIZE, "BYTES", "Do not compress larger files.");
    list(
        "only-compress",
        PolicyFields.ONLY_COMPRESS,
        "EXT",
        "extensions compressed even if they are among those that never are");
    list("never-compress", PolicyFields.NEVER_COMPRESS, "EXT", "extensions never compressed");
    word("metadata-compression", PolicyFields.METADATA_COMPRESSOR, "How to compress directories: ");
    word("splitter", PolicyFields.SPLITTER_ALGORITHM, "How to cut files into chunks: ");
  }

  private void scheduling() {
    add("snapshot-interval", ONE, "DURATION", "Time between snapshots, such as 6h.");
    add(
        "snapshot-time",
        MANY,
        "HH:mm[,HH:mm...]",
        "Times of day of snapshots, or inherit. Schedules are kept, and followed by Kopia's"
            + " server.");
    add(
        "snapshot-time-crontab",
        ONE,
        "CRON[;CRON...]",
        "Cron expressions of snapshots, or inherit.");
    add("run-missed", ONE, "FLAG", "Make up for missed snapshots: true, false or inherit.");
    add("manual", SWITCH, "", "No snapshots by schedule.");
    edits.add(new ScheduleEdit());
  }

  private void actions() {
    add("before-folder-action", ONE, "COMMAND", "Command before this folder; 'none' removes it.");
    add("after-folder-action", ONE, "COMMAND", "Command after this folder; 'none' removes it.");
    add(
        "before-snapshot-root-action",
        ONE,
        "COMMAND",
        "Command before a snapshot; 'none' removes it. Actions are kept, and run by Kopia only.");
    add("after-snapshot-root-action", ONE, "COMMAND", "Command after it; 'none' removes it.");
    add("action-command-timeout", ONE, "DURATION", "How long a command may take; 5m when absent.");
    add("action-command-mode", ONE, "MODE", "essential, optional or async; essential when absent.");
    add("persist-action-script", SWITCH, "", "COMMAND is a file whose text is to be kept.");
    edits.add(new ActionEdit());
  }

  private void others() {
    number(
        "max-parallel-file-reads",
        PolicyFields.PARALLEL_FILE_READS,
        "N",
        "Files to read at once; one a processor when absent.");
    number(
        "max-parallel-snapshots",
        PolicyFields.PARALLEL_SNAPSHOTS,
        "N",
        "Snapshots that Kopia's server makes at once.");
    add("parallel-upload-above-size-mib", ONE, "MIB", "Cut larger files into parts of this size.");
    edits.add(
        PolicyEdit.value(
            "parallel-upload-above-size-mib",
            PolicyFields.PARALLEL_UPLOAD_ABOVE_SIZE,
            text ->
                Math.multiplyExact(
                    PolicyEdit.number("parallel-upload-above-size-mib", text), 1 << 20)));
    add(
        "enable-volume-shadow-copy",
        ONE,
        "MODE",
        "For Kopia on Windows: never, always, when-available or inherit.");
    edits.add(
        PolicyEdit.value(
            "enable-volume-shadow-copy", PolicyFields.SHADOW_COPY, PolicyFlags::shadowCopy));
    detail("log-dir-snapshotted", PolicyFields.LOG_DIR_SNAPSHOTTED, "directories");
    detail("log-dir-ignored", PolicyFields.LOG_DIR_IGNORED, "directories left out");
    detail("log-entry-snapshotted", PolicyFields.LOG_ENTRY_SNAPSHOTTED, "entries");
    detail("log-entry-ignored", PolicyFields.LOG_ENTRY_IGNORED, "entries left out");
    detail("log-entry-cache-hit", PolicyFields.LOG_CACHE_HIT, "unchanged entries");
    detail("log-entry-cache-miss", PolicyFields.LOG_CACHE_MISS, "changed entries");
  }

  private static Object shadowCopy(String text) {
    var modes = List.of("never", "always", "when-available");
    if (!modes.contains(text)) {
      throw PolicyEdit.wrong(
          "enable-volume-shadow-copy", text, String.join(", ", modes) + " or inherit");
    }
    return (long) modes.indexOf(text);
  }

  private void detail(String name, PolicyField field, String what) {
    number(name, field, "N", "How much Kopia logs of " + what + ", 0 to 10.");
  }

  private void number(String name, PolicyField field, String label, String help) {
    add(name, ONE, label, help);
    edits.add(PolicyEdit.number(name, field));
  }

  private void flag(String name, PolicyField field, String help) {
    add(name, ONE, "FLAG", help);
    edits.add(PolicyEdit.flag(name, field));
  }

  private void word(String name, PolicyField field, String help) {
    var allowed = field.kind() instanceof Word(var words) ? String.join(", ", words) : "";
    add(name, ONE, "NAME", help + allowed + ", or inherit.");
    edits.add(PolicyEdit.word(name, field));
  }

  private void list(String name, PolicyField field, String label, String what) {
    add("add-" + name, MANY, label, "Add to the " + what + ".");
    add("remove-" + name, MANY, label, "Remove from the " + what + ".");
    add("clear-" + name, SWITCH, "", "Remove all " + what + ".");
    edits.add(PolicyEdit.list(name, field));
  }

  private void add(String name, PolicyFlag.Form form, String label, String help) {
    flags.add(new PolicyFlag(name, form, label, help));
  }
}
