package io.hawser.cli.output;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values as JSON (RFC 8259), indented by two spaces. Small on purpose: a listing must
 * not wait for a JSON library to load.
 */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /**
   * @param value String, Number, Boolean, null, List or Map with String keys; anything else is
   *     written as its {@code toString}
   */
  public static String of(@Nullable Object value) {
    var json = new JsonText();
    json.write(value, "");
    return json.text.toString();
  }

  private void write(@Nullable Object value, String indent) {
    switch (value) {
      case null -> text.append("null");
      case Number number -> text.append(number);
      case Boolean bool -> text.append(bool);
      case Map<?, ?> map -> writeMap(map, indent);
      case List<?> list -> writeList(list, indent);
      default -> writeString(value.toString());
    }
  }

  private void writeMap(Map<?, ?> map, String indent) {
    var separator = "{";
    for (var entry : map.entrySet()) {
      text.append(separator).append('\n').append(indent).append("  ");
      writeString(String.valueOf(entry.getKey()));
      text.append(": ");
      write(entry.getValue(), indent + "  ");
      separator = ",";
    }
    text.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
  }

  private void writeList(List<?> list, String indent) {
    var separator = "[";
    for (var element : list) {
      text.append(separator).append('\n').append(indent).append("  ");
      write(element, indent + "  ");
      separator = ",";
    }
    text.append(list.isEmpty() ? "[]" : "\n" + indent + "]");
  }

  private void writeString(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c) && !isPaired(string, i)) {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isPaired(String string, int at) {
    return Character.isHighSurrogate(string.charAt(at))
        ? at + 1 < string.length() && Character.isLowSurrogate(string.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(string.charAt(at - 1));
  }
}
