package io.hawser.engine.template.exec;

import io.hawser.engine.template.format.GoFormat;
import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.format.Stringers;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that Go's text/template has itself. */
public final class Builtins {
  static final GoFunction AND = GoFunction.of("and(value, ...value) value", Builtins::special);
  static final GoFunction OR = GoFunction.of("or(value, ...value) value", Builtins::special);

  /** The caller refuses it, because it knows the name of what is called. */
  static final GoFunction CALL = GoFunction.of("call(value, ...value) value", Builtins::special);

  /** All of them. */
  public static final List<GoFunction> ALL =
      List.of(
          AND,
          OR,
          GoFunction.of("not(value) bool", args -> !args.operand(0).unwrapped().truth()),
          GoFunction.of("len(value) int", args -> length(args.operand(0))),
          GoFunction.of("index(value, ...value) value", Indexing::index),
          GoFunction.of("slice(value, ...value) value", Indexing::slice),
          CALL,
          GoFunction.of("print(...any) string", args -> format(args).print(args.from(0))),
          GoFunction.of("println(...any) string", args -> format(args).println(args.from(0))),
          GoFunction.of(
              "printf(string, ...any) string",
              args -> format(args).printf(args.text(0), args.from(1))),
          GoFunction.of("html(...any) string", args -> html(joined(args))),
          GoFunction.of("js(...any) string", args -> javaScript(joined(args))),
          GoFunction.of("urlquery(...any) string", args -> urlQuery(joined(args))),
          GoFunction.of("eq(value, ...value) bool", Comparison::equal),
          GoFunction.of("ne(value, value) bool", args -> !Comparison.equal(args)),
          GoFunction.of("lt(value, value) bool", Comparison::less),
          GoFunction.of("le(value, value) bool", Comparison::lessOrEqual),
          GoFunction.of("gt(value, value) bool", args -> !Comparison.lessOrEqual(args)),
          GoFunction.of("ge(value, value) bool", args -> !Comparison.less(args)));

  private Builtins() {}

  private static Object special(Arguments arguments) {
    throw new IllegalStateException("and, or, call are special cases of the caller");
  }

  private static GoFormat format(Arguments arguments) {
    return arguments.surroundings().format();
  }

  private static GoInt length(Operand item) {
    var value = item.indirect();
    return switch (value.kind()) {
      case STRING, SLICE, MAP -> GoInt.of(value.length());
      case INTERFACE, PTR -> throw new CallFailure("len of nil pointer");
      case INVALID -> throw new CallFailure("reflect: call of reflect.Value.Type on zero Value");
      default -> throw new CallFailure("len of type " + value.typeOrThrow());
    };
  }

  /** The one string there is, or all values as print joins them. */
  private static String joined(Arguments args) {
    if (args.count() == 1 && args.any(0) instanceof String text) {
      return text;
    }
    var values = new ArrayList<@Nullable Object>();
    for (var value : args.from(0)) {
      var operand = Operand.of(value);
      boolean follow =
          operand.kind() == Kind.PTR && !operand.isNil() && Stringers.string(value).isEmpty();
      values.add(operand.isValid() ? (follow ? operand.elem().value() : value) : "<no value>");
    }
    return format(args).print(values);
  }

  private static String html(String text) {
    var escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 0 -> escaped.append('\uFFFD');
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String javaScript(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(rune -> {
          switch (rune) {
            case '\\', '\'', '"' -> escaped.append('\\').append((char) rune);
            case '<', '>', '&', '=' -> escaped.append("\\u%04X".formatted(rune));
            default -> {
              int shown = GoStrings.isBadByte(rune) ? GoStrings.REPLACEMENT : rune;
              if (GoStrings.isBadByte(rune)) {
                escaped.append((char) rune);
              } else if (shown < ' ' || (shown >= 0x80 && !Quote.isPrintable(shown))) {
                escaped.append("\\u%04X".formatted(shown));
              } else {
                escaped.appendCodePoint(shown);
              }
            }
          }
        });
    return escaped.toString();
  }

  private static String urlQuery(String text) {
    var escaped = new StringBuilder(text.length());
    for (byte each : GoStrings.toBytes(text)) {
      boolean plain =
          (each >= 'a' && each <= 'z')
              || (each >= 'A' && each <= 'Z')
              || (each >= '0' && each <= '9')
              || "-_.~".indexOf(each) >= 0;
      if (each == ' ') {
        escaped.append('+');
      } else if (plain) {
        escaped.append((char) each);
      } else {
        escaped.append("%%%02X".formatted(each));
      }
    }
    return escaped.toString();
  }
}
