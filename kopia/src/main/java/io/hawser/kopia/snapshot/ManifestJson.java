package io.hawser.kopia.snapshot;

import java.util.TreeMap;

/** Writes the payload of a snapshot manifest, fields in Kopia's order. */
final class ManifestJson {
  static final String TAG_PREFIX = "tag:";

  private ManifestJson() {}

  static byte[] write(SnapshotManifest manifest) {
    var json = new GoJson();
    json.begin('{').name("id").string("");
    var source = manifest.source();
    json.name("source").begin('{').name("host").string(source.host());
    json.name("userName").string(source.user()).name("path").string(source.path()).end('}');
    json.name("description").string(manifest.description());
    json.name("startTime").string(GoTime.format(manifest.startTime()));
    json.name("endTime").string(GoTime.format(manifest.endTime()));
    write(json.name("stats"), manifest.stats());
    if (!manifest.isComplete()) {
      json.name("incomplete").string(manifest.incomplete());
    }
    json.name("rootEntry");
    manifest.rootEntry().ifPresentOrElse(root -> EntryJson.write(json, root), json::nothing);
    if (!manifest.tags().isEmpty()) {
      json.name("tags").begin('{');
      new TreeMap<>(manifest.tags())
          .forEach((key, value) -> json.name(TAG_PREFIX + key).string(value));
      json.end('}');
    }
    if (!manifest.pins().isEmpty()) {
      json.name("pins").begin('[');
      manifest.pins().forEach(json::string);
      json.end(']');
    }
    return json.end('}').toBytes();
  }

  private static void write(GoJson json, SnapshotStats stats) {
    json.begin('{').name("totalSize").number(stats.totalSize());
    json.name("excludedTotalSize").number(stats.excludedTotalSize());
    json.name("fileCount").number(stats.files());
    json.name("cachedFiles").number(stats.cachedFiles());
    json.name("nonCachedFiles").number(stats.nonCachedFiles());
    json.name("dirCount").number(stats.directories());
    json.name("excludedFileCount").number(stats.excludedFiles());
    json.name("excludedDirCount").number(stats.excludedDirectories());
    json.name("ignoredErrorCount").number(stats.ignoredErrors());
    json.name("errorCount").number(stats.errors()).end('}');
  }
}
