package io.hawser.kopia.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON of policies to plain values and back. What one document can make us hold is bounded. */
final class PolicyJson {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxStringLength(1 << 20)
                          .maxDocumentLength(16 << 20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PolicyJson() {}

  static Map<String, Object> parse(byte[] json) {
    try {
      var node = JSON.readTree(json);
      if (!node.isObject()) {
        throw new InvalidPolicyException("a policy is a JSON object: {…}");
      }
      return object(node);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new InvalidPolicyException(
          "not JSON at line %d, column %d: %s"
              .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] write(Map<String, Object> tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }

  private static Map<String, Object> object(JsonNode node) {
    var map = new LinkedHashMap<String, Object>();
    node.properties()
        .forEach(
            entry -> plain(entry.getValue()).ifPresent(value -> map.put(entry.getKey(), value)));
    return map;
  }

  /** Empty for null, which in Kopia's policies is the same as nothing. */
  private static Optional<Object> plain(JsonNode node) {
    if (node.isObject()) {
      return Optional.of(object(node));
    }
    if (node.isArray()) {
      var list = new ArrayList<Object>();
      node.forEach(element -> plain(element).ifPresent(list::add));
      return Optional.of(list);
    }
    if (node.isNull()) {
      return Optional.empty();
    }
    if (node.isBoolean()) {
      return Optional.of(node.booleanValue());
    }
    if (node.isTextual()) {
      return Optional.of(node.textValue());
    }
    return Optional.of(
        node.canConvertToLong() && node.isIntegralNumber()
            ? (Object) node.longValue()
            : node.decimalValue());
  }
}
