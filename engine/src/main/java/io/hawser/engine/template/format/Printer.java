package io.hawser.engine.template.format;

import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoComplex;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.GoStruct;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.GoZone;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints one value under one verb, as Go's package fmt does with reflection. */
final class Printer {
  /** Go prints an address for a pointer inside another value; ours is the same every time. */
  private static final long SOME_ADDRESS = 0xc000010000L;

  private static final GoType LOCATION = GoType.pointer(GoType.struct("time.Location", List.of()));
  private static final GoType TIME_INSIDES =
      GoType.struct(
          "time.Time",
          List.of(
              GoType.Field.of("wall", GoType.UINT64),
              GoType.Field.of("ext", GoType.INT64),
              GoType.Field.of("loc", LOCATION)));

  private final FormatState state;
  private final Output out;
  private boolean erroring;

  Printer(FormatState state) {
    this.state = state;
    this.out = state.out;
  }

  /** Prints an argument of a call. */
  void argument(@Nullable Object value, int verb) {
    var type = GoType.of(value);
    if (type == null) {
      if (verb == 'T' || verb == 'v') {
        state.pad("<nil>");
      } else {
        bad(Operand.INVALID, verb);
      }
    } else if (verb == 'T') {
      state.string(type.toString());
    } else if (verb == 'p') {
      pointer(Operand.of(value), verb);
    } else if (!asText(value, verb)) {
      value(Operand.of(value), verb, 0);
    }
  }

  /** Types with a String method are printed by it, for verbs that take strings. */
  private boolean asText(@Nullable Object value, int verb) {
    if (erroring) {
      return false;
    }
    if (verb == 'w') {
      bad(Operand.of(value), verb);
      return true;
    }
    if ("vsxXq".indexOf(verb) < 0) {
      return false;
    }
    var text = state.sharpV ? Stringers.goString(value) : Stringers.string(value);
    if (text.isEmpty()) {
      return false;
    }
    if (state.sharpV) {
      state.string(text.get());
    } else {
      string(Operand.of(text.get()), verb);
    }
    return true;
  }

  private void value(Operand operand, int verb, int depth) {
    out.requireDepth(depth);
    if (depth > 0
        && operand.isValid()
        && operand.kind() != Kind.INTERFACE
        && asText(operand.value(), verb)) {
      return;
    }
    switch (operand.kind()) {
      case INVALID -> {
        if (verb == 'v') {
          out.append("<nil>");
        } else {
          bad(operand, verb);
        }
      }
      case INTERFACE -> {
        if (operand.value() != null) {
          value(operand.elem(), verb, depth + 1);
        } else {
          out.append(state.sharpV ? "interface {}(nil)" : "<nil>");
        }
      }
      case BOOL -> {
        if (verb == 't' || verb == 'v') {
          state.pad(String.valueOf(operand.value()));
        } else {
          bad(operand, verb);
        }
      }
      case INT, INT8, INT16, INT32, INT64 -> integer(operand, true, verb);
      case UINT, UINT8, UINT16, UINT32, UINT64 -> integer(operand, false, verb);
      case FLOAT64 -> number(operand, operand.real(), verb);
      case COMPLEX128 -> complex(operand, verb);
      case STRING -> string(operand, verb);
      case SLICE -> slice(operand, verb, depth);
      case MAP -> map(operand, verb, depth);
      case STRUCT -> struct(operand, verb, depth);
      case PTR -> {
        if (depth == 0
            && operand.value() instanceof GoPointer(_, Object target)
            && target != null) {
          out.append('&');
          value(Operand.of(target), verb, depth + 1);
        } else {
          pointer(operand, verb);
        }
      }
    }
  }

  private void bad(Operand operand, int verb) {
    erroring = true;
    out.append("%!").append(Character.toString(verb)).append('(');
    if (operand.isValid()) {
      out.append(operand.typeOrThrow().toString()).append('=');
      value(operand, 'v', 0);
    } else {
      out.append("<nil>");
    }
    out.append(')');
    erroring = false;
  }

  private void integer(Operand operand, boolean signed, int verb) {
    long value = operand.integer();
    switch (verb) {
      case 'v' -> {
        if (state.sharpV && !signed) {
          hexLiteral(value, true);
        } else {
          state.integer(value, signed, 'v');
        }
      }
      case 'd', 'b', 'o', 'O', 'x', 'X' -> state.integer(value, signed, (char) verb);
      case 'c' -> state.character(value);
      case 'q' -> state.quotedCharacter(value);
      case 'U' -> state.unicode(value);
      default -> bad(operand, verb);
    }
  }

  private void hexLiteral(long value, boolean prefix) {
    boolean sharp = state.sharp;
    state.sharp = prefix;
    state.integer(value, false, 'x');
    state.sharp = sharp;
  }

  private void number(Operand operand, double value, int verb) {
    switch (verb) {
      case 'v' -> state.number(value, 'g', -1);
      case 'b', 'g', 'G', 'x', 'X' -> state.number(value, (char) verb, -1);
      case 'f', 'e', 'E' -> state.number(value, (char) verb, 6);
      case 'F' -> state.number(value, 'f', 6);
      default -> bad(operand, verb);
    }
  }

  private void complex(Operand operand, int verb) {
    if ("vbgGxXfFeE".indexOf(verb) < 0
        || !(operand.value() instanceof GoComplex(double real, double imaginary))) {
      bad(operand, verb);
      return;
    }
    boolean plus = state.plus;
    out.append('(');
    number(operand, real, verb);
    state.plus = true;
    number(operand, imaginary, verb);
    out.append("i)");
    state.plus = plus;
  }

  private void string(Operand operand, int verb) {
    String text = operand.text();
    switch (verb) {
      case 'v' -> {
        if (state.sharpV) {
          state.quoted(text);
        } else {
          state.string(text);
        }
      }
      case 's' -> state.string(text);
      case 'q' -> state.quoted(text);
      case 'x', 'X' -> state.hex(GoStrings.toBytes(text), verb == 'X');
      default -> bad(operand, verb);
    }
  }

  private void bytes(GoBytes value, int verb) {
    switch (verb) {
      case 's' -> state.string(GoStrings.fromBytes(value.bytes()));
      case 'q' -> state.quoted(GoStrings.fromBytes(value.bytes()));
      default -> state.hex(value.bytes(), verb == 'X');
    }
  }

  private void slice(Operand operand, int verb, int depth) {
    if (operand.value() instanceof GoBytes bytes && "sqxX".indexOf(verb) >= 0) {
      bytes(bytes, verb);
      return;
    }
    if (state.sharpV) {
      boolean topLevelBytes = depth == 0 && operand.value() instanceof GoBytes;
      out.append(topLevelBytes ? "[]byte" : operand.typeOrThrow().toString());
      if (operand.isNil()) {
        out.append("(nil)");
        return;
      }
    }
    out.append(state.sharpV ? '{' : '[');
    for (int i = 0; i < operand.length(); i++) {
      separate(i);
      value(operand.index(i), verb, depth + 1);
    }
    out.append(state.sharpV ? '}' : ']');
  }

  private void map(Operand operand, int verb, int depth) {
    out.append(state.sharpV ? operand.typeOrThrow().toString() : "map");
    if (state.sharpV && operand.isNil()) {
      out.append("(nil)");
      return;
    }
    out.append(state.sharpV ? '{' : '[');
    List<String> keys = operand.sortedKeys();
    for (int i = 0; i < keys.size(); i++) {
      separate(i);
      value(Operand.of(keys.get(i)), verb, depth + 1);
      out.append(':');
      value(operand.entry(keys.get(i)), verb, depth + 1);
    }
    out.append(state.sharpV ? '}' : ']');
  }

  private void struct(Operand operand, int verb, int depth) {
    if (state.sharpV) {
      out.append(operand.typeOrThrow().toString());
    }
    out.append('{');
    var shown = operand.value() instanceof GoTime time ? insides(time) : operand.value();
    if (shown instanceof GoStruct struct) {
      var fields = struct.type().fields();
      for (int i = 0; i < fields.size(); i++) {
        separate(i);
        if (state.plusV || state.sharpV) {
          out.append(fields.get(i).name()).append(':');
        }
        var field = struct.values().get(fields.get(i).name());
        boolean isInterface = fields.get(i).type().kind() == Kind.INTERFACE;
        value(
            isInterface ? Operand.of(field) : new Operand(fields.get(i).type(), field),
            verb,
            depth + 1);
      }
    }
    out.append('}');
  }

  /** The fields of Go's time type: nanoseconds, seconds since the year 1, zone. */
  private static GoStruct insides(GoTime time) {
    var zone = new GoPointer(LOCATION, time.zone().equals(GoZone.UTC) ? null : time);
    long seconds = time.seconds() - GoTime.ZERO.seconds();
    return new GoStruct(
        TIME_INSIDES,
        Map.of("wall", new GoInt(time.nanos(), GoType.UINT64), "ext", seconds, "loc", zone));
  }

  private void separate(int index) {
    if (index > 0) {
      out.append(state.sharpV ? ", " : " ");
    }
  }

  private void pointer(Operand operand, int verb) {
    switch (operand.kind()) {
      case MAP, SLICE, PTR -> {
        long address = operand.isNil() ? 0 : SOME_ADDRESS;
        switch (verb) {
          case 'v' -> {
            if (state.sharpV) {
              out.append('(').append(operand.typeOrThrow().toString()).append(")(");
              if (address == 0) {
                out.append("nil");
              } else {
                hexLiteral(address, true);
              }
              out.append(')');
            } else if (address == 0) {
              state.pad("<nil>");
            } else {
              hexLiteral(address, !state.sharp);
            }
          }
          case 'p' -> hexLiteral(address, !state.sharp);
          case 'b', 'o', 'd', 'x', 'X' -> state.integer(address, false, (char) verb);
          default -> bad(operand, verb);
        }
      }
      default -> bad(operand, verb);
    }
  }
}
