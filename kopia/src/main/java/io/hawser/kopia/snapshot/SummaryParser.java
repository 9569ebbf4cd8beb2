package io.hawser.kopia.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hawser.kopia.snapshot.Summary.EntryError;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/** Reads a summary. Of its list of errors no more than a hundred are kept. */
final class SummaryParser {
  private static final int MAX_ERRORS = 100;

  private final List<EntryError> errors = new ArrayList<>();
  private long size;
  private long files;
  private long symlinks;
  private long directories;
  private long maxTimeNanos;
  private String incomplete = "";
  private long failed;
  private long ignored;

  private SummaryParser() {}

  /** The parser stands on the opening brace and is left on the closing one. */
  static Summary parse(JsonParser json) throws IOException {
    JsonFields.require(json, JsonToken.START_OBJECT);
    var parser = new SummaryParser();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var field = json.currentName();
      json.nextToken();
      parser.field(json, field);
    }
    return new Summary(
        parser.size,
        parser.files,
        parser.symlinks,
        parser.directories,
        parser.maxTimeNanos,
        parser.incomplete,
        parser.failed,
        parser.ignored,
        parser.errors);
  }

  private void field(JsonParser json, String field) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    switch (JsonFields.lower(field)) {
      case "size" -> size = JsonFields.number(json);
      case "files" -> files = JsonFields.number(json);
      case "symlinks" -> symlinks = JsonFields.number(json);
      case "dirs" -> directories = JsonFields.number(json);
      case "maxtime" -> maxTimeNanos = time(json);
      case "incomplete" -> incomplete = JsonFields.text(json);
      case "numfailed" -> failed = JsonFields.number(json);
      case "numignorederrors" -> ignored = JsonFields.number(json);
      case "errors" -> readErrors(json);
      default -> json.skipChildren();
    }
  }

  private static long time(JsonParser json) throws IOException {
    var text = JsonFields.text(json);
    try {
      return GoTime.parseNanos(text);
    } catch (DateTimeException e) {
      throw JsonFields.unexpected(json, "a time, not '" + text + "'");
    }
  }

  private void readErrors(JsonParser json) throws IOException {
    JsonFields.require(json, JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      var error = readError(json);
      if (errors.size() < MAX_ERRORS) {
        errors.add(error);
      }
    }
    JsonFields.require(json, JsonToken.END_ARRAY);
  }

  private static EntryError readError(JsonParser json) throws IOException {
    String path = "";
    String text = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var field = JsonFields.lower(json.currentName());
      json.nextToken();
      switch (field) {
        case "path" -> path = JsonFields.text(json);
        case "error" -> text = JsonFields.text(json);
        default -> json.skipChildren();
      }
    }
    return new EntryError(path, text);
  }
}
