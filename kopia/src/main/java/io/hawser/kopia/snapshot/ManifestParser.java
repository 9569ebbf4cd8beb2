package io.hawser.kopia.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the payload of a snapshot manifest; fields that are not known are skipped. */
final class ManifestParser {
  private final Map<String, String> source = new HashMap<>();
  private final Map<String, Long> stats = new HashMap<>();
  private final Map<String, String> tags = new HashMap<>();
  private final List<String> pins = new ArrayList<>();
  private String description = "";
  private String incomplete = "";
  private Instant startTime = Instant.EPOCH;
  private Instant endTime = Instant.EPOCH;
  private Optional<DirectoryEntry> root = Optional.empty();

  private ManifestParser() {}

  /**
   * @throws RepositoryException of kind {@code CORRUPT} when this is no snapshot manifest
   */
  static SnapshotManifest parse(ManifestEntry entry) {
    try (var json = JsonFields.FACTORY.createParser(entry.json())) {
      var parser = new ManifestParser();
      json.nextToken();
      parser.object(json, parser::field);
      return parser.manifest(entry.id());
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "manifest '%s' is not a snapshot: %s".formatted(entry.id(), e.getMessage()),
          e);
    }
  }

  /** Takes the value of a field on which the parser stands. */
  private interface Field {
    void accept(JsonParser json, String name) throws IOException;
  }

  private void object(JsonParser json, Field each) throws IOException {
    JsonFields.require(json, JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        each.accept(json, name);
      }
    }
  }

  private void field(JsonParser json, String name) throws IOException {
    switch (JsonFields.lower(name)) {
      case "source" ->
          object(json, (at, key) -> source.put(JsonFields.lower(key), JsonFields.text(at)));
      case "description" -> description = JsonFields.text(json);
      case "starttime" -> startTime = GoTime.parse(JsonFields.text(json));
      case "endtime" -> endTime = GoTime.parse(JsonFields.text(json));
      case "stats" -> object(json, this::stat);
      case "incomplete" -> incomplete = JsonFields.text(json);
      case "rootentry" -> root = rootEntry(json);
      case "tags" -> object(json, (at, key) -> tags.put(plainKey(key), JsonFields.text(at)));
      case "pins" -> readPins(json);
      default -> json.skipChildren();
    }
  }

  private void stat(JsonParser json, String name) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      stats.put(JsonFields.lower(name), JsonFields.number(json));
    } else {
      json.skipChildren();
    }
  }

  private static Optional<DirectoryEntry> rootEntry(JsonParser json) throws IOException {
    JsonFields.require(json, JsonToken.START_OBJECT);
    return switch (EntryParser.parse(json)) {
      case DirectoryItem.Good(var entry) -> Optional.of(entry);
      case DirectoryItem.Bad(_, var problem) ->
          throw JsonFields.unexpected(json, "a root entry, but it " + problem);
    };
  }

  private static String plainKey(String key) {
    return key.startsWith(ManifestJson.TAG_PREFIX)
        ? key.substring(ManifestJson.TAG_PREFIX.length())
        : key;
  }

  private void readPins(JsonParser json) throws IOException {
    JsonFields.require(json, JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      pins.add(json.getText());
    }
    JsonFields.require(json, JsonToken.END_ARRAY);
  }

  private SnapshotManifest manifest(String id) {
    return new SnapshotManifest(
        id,
        new SourceInfo(part("username"), part("host"), part("path")),
        description,
        startTime,
        endTime,
        new SnapshotStats(
            count("totalsize"),
            count("excludedtotalsize"),
            count("filecount"),
            count("cachedfiles"),
            count("noncachedfiles"),
            count("dircount"),
            count("excludedfilecount"),
            count("excludeddircount"),
            count("ignorederrorcount"),
            count("errorcount")),
        incomplete,
        root,
        tags,
        pins);
  }

  private String part(String name) {
    return source.getOrDefault(name, "");
  }

  private long count(String name) {
    return stats.getOrDefault(name, 0L);
  }
}
