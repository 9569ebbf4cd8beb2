package io.hawser.kopia.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a content that holds manifests: {@code {"entries":[…]}} and a newline in gzip
 * (Kopia's format, "Manifest contents"). Kopia reads nothing else there, not even one field more,
 * so neither does this.
 */
final class ManifestContainer {
  private static final int MAX_BYTES = 256 << 20;
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private ManifestContainer() {}

  static byte[] encode(List<StoredManifest> manifests) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out);
        var json = JSON.createGenerator(gzip)) {
      json.writeStartObject();
      json.writeArrayFieldStart("entries");
      for (var manifest : manifests) {
        json.writeStartObject();
        json.writeStringField("id", manifest.id());
        if (manifest.deleted()) {
          json.writeNullField("labels");
        } else {
          json.writeObjectFieldStart("labels");
          for (var label : manifest.sortedLabels().entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
          }
          json.writeEndObject();
        }
        json.writeStringField("modified", manifest.modified().toString());
        if (manifest.deleted()) {
          json.writeBooleanField("deleted", true);
        }
        json.writeFieldName("data");
        json.writeRawValue(new String(manifest.json(), StandardCharsets.UTF_8));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("manifests as JSON", e);
    }
    return out.toByteArray();
  }

  /**
   * @throws RepositoryException of kind {@code CORRUPT} when the bytes are not what {@link #encode}
   *     makes
   */
  static List<StoredManifest> decode(byte[] gzip) {
    var bytes = gunzip(gzip);
    try (var parser = JSON.createParser(bytes)) {
      return readContainer(parser, bytes);
    } catch (IOException | DateTimeException e) {
      throw corrupt("they are not JSON of the right form", e);
    }
  }

  private static byte[] gunzip(byte[] gzip) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      var bytes = in.readNBytes(MAX_BYTES);
      if (bytes.length == MAX_BYTES) {
        throw corrupt("there are more than 256 MiB of them", null);
      }
      return bytes;
    } catch (IOException e) {
      throw corrupt("they are not gzip", e);
    }
  }

  private static List<StoredManifest> readContainer(JsonParser parser, byte[] bytes)
      throws IOException {
    var manifests = new ArrayList<StoredManifest>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw corrupt("they are not in a JSON object", null);
    }
    boolean seen = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (seen || !parser.currentName().equalsIgnoreCase("entries")) {
        throw corrupt("there is more than one field", null);
      }
      seen = true;
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw corrupt("they are not in a JSON array", null);
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        manifests.add(readManifest(parser, bytes));
      }
      if (parser.currentToken() != JsonToken.END_ARRAY) {
        throw corrupt("one of them is not a JSON object", null);
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw corrupt("they end in the middle", null);
    }
    return manifests;
  }

  private static StoredManifest readManifest(JsonParser parser, byte[] bytes) throws IOException {
    var id = "";
    Map<String, String> labels = Map.of();
    var modified = Instant.EPOCH;
    boolean deleted = false;
    var json = NULL;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName().toLowerCase(Locale.ROOT);
      var value = parser.nextToken();
      switch (field) {
        case "id" -> id = text(parser, value);
        case "labels" -> labels = readLabels(parser, value);
        case "modified" -> modified = OffsetDateTime.parse(text(parser, value)).toInstant();
        case "deleted" -> deleted = value == JsonToken.VALUE_TRUE;
        case "data" -> json = raw(parser, bytes);
        default -> parser.skipChildren();
      }
    }
    if (id.isEmpty()) {
      throw corrupt("one of them has no id", null);
    }
    return new StoredManifest(id, labels, modified, deleted, json);
  }

  private static Map<String, String> readLabels(JsonParser parser, JsonToken value)
      throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return Map.of();
    }
    if (value != JsonToken.START_OBJECT) {
      throw corrupt("labels are not an object", null);
    }
    var labels = new HashMap<String, String>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      labels.put(name, text(parser, parser.nextToken()));
    }
    return labels;
  }

  private static String text(JsonParser parser, JsonToken value) throws IOException {
    if (value != JsonToken.VALUE_STRING) {
      throw corrupt("'%s' is not text".formatted(parser.currentName()), null);
    }
    return parser.getText();
  }

  /** The bytes of the value that the parser is at, as they are. */
  private static byte[] raw(JsonParser parser, byte[] bytes) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    return Arrays.copyOfRange(bytes, start, end);
  }

  private static RepositoryException corrupt(String why, @Nullable Throwable cause) {
    return new RepositoryException(
        Kind.CORRUPT, "manifests cannot be read: %s".formatted(why), cause);
  }
}
