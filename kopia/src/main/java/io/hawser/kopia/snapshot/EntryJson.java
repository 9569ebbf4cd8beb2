package io.hawser.kopia.snapshot;

import java.util.Base64;

/**
 * Writes entries and summaries, fields in Kopia's order.
 *
 * <p>Kopia loses the bytes of names that are not UTF-8. For these only, an entry has a field more,
 * {@code nameBytes}, the name in base64; Kopia ignores fields that it does not know.
 */
final class EntryJson {
  static final String NAME_BYTES = "nameBytes";

  private EntryJson() {}

  static void write(GoJson json, DirectoryEntry entry) {
    json.begin('{');
    if (entry.name().bytes().length > 0) {
      json.name("name").string(entry.name().bytes());
    }
    json.name("type").string(entry.type().code());
    if (entry.mode() != 0) {
      json.name("mode").string(GoFileMode.format(entry.mode()));
    }
    number(json, "size", entry.size());
    if (entry.mtimeNanos() != 0) {
      json.name("mtime").string(GoTime.format(entry.mtimeNanos()));
    }
    number(json, "uid", Integer.toUnsignedLong(entry.uid()));
    number(json, "gid", Integer.toUnsignedLong(entry.gid()));
    json.name("obj").string(entry.object().text());
    entry.summary().ifPresent(summary -> write(json.name("summ"), summary));
    if (!entry.name().isUtf8()) {
      json.name(NAME_BYTES).string(Base64.getEncoder().encode(entry.name().bytes()));
    }
    json.end('}');
  }

  static void write(GoJson json, Summary summary) {
    json.begin('{');
    json.name("size").number(summary.size());
    json.name("files").number(summary.files());
    json.name("symlinks").number(summary.symlinks());
    json.name("dirs").number(summary.directories());
    json.name("maxTime").string(GoTime.format(summary.maxTimeNanos()));
    if (!summary.incomplete().isEmpty()) {
      json.name("incomplete").string(summary.incomplete());
    }
    json.name("numFailed").number(summary.failed());
    number(json, "numIgnoredErrors", summary.ignoredErrors());
    if (!summary.errors().isEmpty()) {
      json.name("errors").begin('[');
      for (var error : summary.errors()) {
        json.begin('{').name("path").string(error.path()).name("error").string(error.error());
        json.end('}');
      }
      json.end(']');
    }
    json.end('}');
  }

  /** Zero is left out, as by Go's {@code omitempty}. */
  private static void number(GoJson json, String name, long value) {
    if (value != 0) {
      json.name(name).number(value);
    }
  }
}
