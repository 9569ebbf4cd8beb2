package io.hawser.engine.template.format;

import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.GoStruct;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoZone;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as Go's {@code encoding/json} writes it: keys sorted, {@code < > &} escaped. */
public final class GoJson {
  /** Says that a value has no JSON form. */
  private static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported() {
      super("no JSON form", null, false, false);
    }
  }

  private final Output out;
  private final boolean pretty;
  private int depth;

  private GoJson(int limit, boolean pretty) {
    this.out = new Output(limit);
    this.pretty = pretty;
  }

  /**
   * The value as JSON; empty if it has no JSON form (infinite or complex numbers).
   *
   * @param pretty on several lines, indented by two spaces
   * @param limit the largest number of characters
   */
  public static Optional<String> write(@Nullable Object value, boolean pretty, int limit) {
    var json = new GoJson(limit, pretty);
    try {
      json.value(value);
      return Optional.of(json.out.toString());
    } catch (Unsupported none) {
      return Optional.empty();
    }
  }

  private void value(@Nullable Object value) {
    var operand = Operand.of(value);
    switch (operand.kind()) {
      case INVALID, INTERFACE -> out.append("null");
      case BOOL -> out.append(String.valueOf(value));
      case STRING -> string(operand.text());
      case FLOAT64 -> number(operand.real());
      case COMPLEX128 -> throw new Unsupported();
      case SLICE -> slice(operand);
      case MAP -> map(operand);
      case STRUCT -> struct(operand);
      case PTR -> pointer((GoPointer) operand.value());
      case INT, INT8, INT16, INT32, INT64 -> out.append(Long.toString(operand.integer()));
      case UINT, UINT8, UINT16, UINT32, UINT64 ->
          out.append(Long.toUnsignedString(operand.integer()));
    }
  }

  private void pointer(@Nullable GoPointer pointer) {
    if (pointer == null || pointer.target() == null) {
      out.append("null");
    } else if (pointer.type().toString().equals("*semver.Version")) {
      string(Stringers.string(pointer).orElseThrow());
    } else {
      value(pointer.target());
    }
  }

  private void number(double value) {
    if (!Double.isFinite(value)) {
      throw new Unsupported();
    }
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)) {
      String text = FloatText.format(value, 'e', -1);
      out.append(text.replaceFirst("e-0(\\d)$", "e-$1"));
    } else {
      out.append(FloatText.format(value, 'f', -1));
    }
  }

  private void slice(Operand operand) {
    if (operand.isNil()) {
      out.append("null");
    } else if (operand.value() instanceof GoBytes bytes) {
      out.append('"').append(Base64.getEncoder().encodeToString(bytes.bytes())).append('"');
    } else {
      open('[');
      boolean first = true;
      for (var item : operand.items()) {
        separate(first);
        value(item);
        first = false;
      }
      close(']', first);
    }
  }

  private void map(Operand operand) {
    if (operand.isNil()) {
      out.append("null");
      return;
    }
    open('{');
    boolean first = true;
    for (var key : operand.sortedKeys()) {
      separate(first);
      key(key);
      value(operand.entries().get(key));
      first = false;
    }
    close('}', first);
  }

  private void struct(Operand operand) {
    switch (operand.value()) {
      case GoTime time -> out.append('"').append(TimeText.json(time)).append('"');
      case GoStruct struct when struct.get("Time") instanceof GoTime time -> kubernetesTime(time);
      case GoStruct struct -> {
        open('{');
        close('}', fields(struct, true));
      }
      case null, default -> throw new Unsupported();
    }
  }

  /** Kubernetes' time type: whole seconds, null for the zero time. */
  private void kubernetesTime(GoTime time) {
    if (time.isZero()) {
      out.append("null");
    } else {
      var whole = new GoTime(time.seconds(), 0, GoZone.UTC);
      out.append('"').append(TimeText.json(whole)).append('"');
    }
  }

  /** Writes the fields of a struct and says whether still none has been written. */
  private boolean fields(GoStruct struct, boolean first) {
    for (var field : struct.type().fields()) {
      var value = struct.values().get(field.name());
      if (field.json().isEmpty() && value instanceof GoStruct inner) {
        first = fields(inner, first);
      } else if (field.exported()
          && !field.json().equals("-")
          && !(field.omitEmpty() && isEmpty(value))) {
        separate(first);
        key(field.json());
        value(value);
        first = false;
      }
    }
    return first;
  }

  private static boolean isEmpty(@Nullable Object value) {
    var operand = Operand.of(value);
    if (value instanceof GoStruct struct && struct.get("Time") instanceof GoTime time) {
      return time.isZero();
    }
    return operand.kind() != Kind.STRUCT && !operand.truth();
  }

  private void key(String key) {
    string(key);
    out.append(pretty ? ": " : ":");
  }

  private void open(char bracket) {
    out.append(bracket);
    out.requireDepth(depth++);
  }

  private void separate(boolean first) {
    if (!first) {
      out.append(',');
    }
    if (pretty) {
      out.append('\n').append(out.repeat("  ", depth));
    }
  }

  private void close(char bracket, boolean empty) {
    depth--;
    if (pretty && !empty) {
      out.append('\n').append(out.repeat("  ", depth));
    }
    out.append(bracket);
  }

  private void string(String text) {
    var escaped = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(rune -> escape(escaped, rune));
    out.append(escaped.append('"').toString());
  }

  private static void escape(StringBuilder escaped, int rune) {
    switch (rune) {
      case '"', '\\' -> escaped.append('\\').append((char) rune);
      case '\n' -> escaped.append("\\n");
      case '\r' -> escaped.append("\\r");
      case '\t' -> escaped.append("\\t");
      case '\b' -> escaped.append("\\b");
      case '\f' -> escaped.append("\\f");
      case '<', '>', '&', 0x2028, 0x2029 -> escaped.append("\\u%04x".formatted(rune));
      default -> {
        if (GoStrings.isBadByte(rune)) {
          escaped.append("\\ufffd");
        } else if (rune < ' ') {
          escaped.append("\\u%04x".formatted(rune));
        } else {
          escaped.appendCodePoint(rune);
        }
      }
    }
  }
}
