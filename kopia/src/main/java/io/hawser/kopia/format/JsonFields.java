package io.hawser.kopia.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as Go reads it: names match in any case, unknown ones are ignored, what is absent
 * or null is zero. Every mistake is a {@code CORRUPT} that names the blob and the field.
 */
final class JsonFields {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNode ABSENT = MAPPER.missingNode();

  private final String where;
  private final Map<String, JsonNode> byName = new HashMap<>();

  private JsonFields(String where, JsonNode node) {
    this.where = where;
    if (!node.isObject()) {
      throw corrupt(where, "it is not a JSON object", null);
    }
    node.properties().forEach(field -> byName.put(key(field.getKey()), field.getValue()));
  }

  static JsonFields parse(String where, byte[] json) {
    try {
      return new JsonFields(where, MAPPER.readTree(json));
    } catch (IOException e) {
      // Not the parser's message: it quotes the text, which may hold keys.
      throw corrupt(where, "it is not JSON", null);
    }
  }

  static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  /** Compact, in the order in which the fields were set. */
  static byte[] bytes(ObjectNode object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two spaces a level, a newline at the end: Go's {@code SetIndent("", " ")}. */
  static byte[] indented(ObjectNode object) {
    var printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    try {
      return (MAPPER.writer(printer).writeValueAsString(object) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonFields object(String name) {
    return has(name) ? new JsonFields(where + "." + name, find(name)) : empty(name);
  }

  private JsonFields empty(String name) {
    return new JsonFields(where + "." + name, newObject());
  }

  List<JsonFields> objects(String name) {
    var array = find(name);
    if (!has(name)) {
      return List.of();
    }
    check(array.isArray(), name, "a list");
    var objects = new ArrayList<JsonFields>();
    array.forEach(element -> objects.add(new JsonFields(where + "." + name, element)));
    return objects;
  }

  boolean has(String name) {
    return !find(name).isMissingNode() && !find(name).isNull();
  }

  String text(String name) {
    check(!has(name) || find(name).isTextual(), name, "a text");
    return has(name) ? find(name).textValue() : "";
  }

  boolean bool(String name) {
    check(!has(name) || find(name).isBoolean(), name, "true or false");
    return has(name) && find(name).booleanValue();
  }

  long number(String name, long least, long most) {
    if (!has(name)) {
      return 0;
    }
    var node = find(name);
    check(node.isIntegralNumber() && node.canConvertToLong(), name, "a whole number");
    var value = node.longValue();
    check(value >= least && value <= most, name, "from %d to %d".formatted(least, most));
    return value;
  }

  int integer(String name) {
    return (int) number(name, 0, Integer.MAX_VALUE);
  }

  Duration nanos(String name) {
    return Duration.ofNanos(number(name, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  Instant time(String name) {
    var text = text(name);
    if (text.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw corrupt(where, "'%s' is not a time".formatted(name), e);
    }
  }

  byte[] base64(String name) {
    check(!has(name) || find(name).isTextual(), name, "base64");
    try {
      return has(name) ? find(name).binaryValue() : new byte[0];
    } catch (IOException e) {
      throw corrupt(where, "'%s' is not base64".formatted(name), null);
    }
  }

  private JsonNode find(String name) {
    return byName.getOrDefault(key(name), ABSENT);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void check(boolean valid, String name, String wanted) {
    if (!valid) {
      throw corrupt(where, "'%s' is not %s".formatted(name, wanted), null);
    }
  }

  static RepositoryException corrupt(String where, String why, @Nullable Exception cause) {
    return new RepositoryException(
        Kind.CORRUPT, "'%s' is damaged: %s".formatted(where, why), cause);
  }
}
