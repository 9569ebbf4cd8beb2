package io.hawser.kopia.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Locale;

/** Reads fields with Go's leniency: names in any case, {@code null} for nothing. */
final class JsonFields {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_TEXT = 1 << 20;

  /** Bounds what one document can make us hold. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonFields() {}

  static String lower(String field) {
    return field.toLowerCase(Locale.ROOT);
  }

  static String text(JsonParser json) throws IOException {
    require(json, JsonToken.VALUE_STRING);
    return json.getText();
  }

  static long number(JsonParser json) throws IOException {
    require(json, JsonToken.VALUE_NUMBER_INT);
    return json.getLongValue();
  }

  static void require(JsonParser json, JsonToken wanted) throws IOException {
    if (json.currentToken() != wanted) {
      throw unexpected(json, wanted + ", not " + json.currentToken());
    }
  }

  static JsonParseException unexpected(JsonParser json, String expected) throws IOException {
    var field = json.currentName();
    return new JsonParseException(
        json, (field == null ? "" : "field '" + field + "': ") + "expected " + expected);
  }

  /** As Go reads them: half a surrogate pair becomes U+FFFD. */
  static String withoutLoneSurrogates(String text) {
    boolean lone = text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
    if (!lone) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
    return clean.toString();
  }
}
