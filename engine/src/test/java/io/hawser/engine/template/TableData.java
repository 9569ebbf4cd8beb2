package io.hawser.engine.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoMap;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the data of the tables by their typing rule; every call makes fresh values. */
final class TableData {
  private TableData() {}

  static Map<String, @Nullable Object> object(JsonNode node) {
    var entries = new LinkedHashMap<String, @Nullable Object>();
    node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
    return entries;
  }

  static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
      case ARRAY -> {
        var items = new ArrayList<@Nullable Object>();
        node.forEach(item -> items.add(value(item)));
        yield items;
      }
      case OBJECT -> {
        var first = node.properties().stream().findFirst();
        yield first.isPresent() && first.get().getKey().startsWith("$")
            ? typed(first.get().getKey(), first.get().getValue())
            : object(node);
      }
      default -> null;
    };
  }

  private static Object typed(String type, JsonNode node) {
    return switch (type) {
      case "$bytes" -> new GoBytes(Base64.getDecoder().decode(node.textValue()));
      case "$int" -> GoInt.of(node.longValue());
      case "$int32" -> new GoInt(node.longValue(), GoType.INT32);
      case "$time" -> GoTime.of(Instant.parse(node.textValue()));
      case "$strings" -> {
        var items = new ArrayList<@Nullable Object>();
        node.forEach(item -> items.add(item.textValue()));
        yield GoSlice.strings(items);
      }
      case "$strmap" -> GoMap.strings(object(node));
      default -> throw new IllegalArgumentException("no type '" + type + "'");
    };
  }
}
