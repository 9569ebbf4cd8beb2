package io.hawser.engine.template.format;

import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of {@code fmt.Sprintf}, with Go's complaints inside the text. */
final class FormatRun {
  private final String format;
  private final List<? extends @Nullable Object> values;
  private final FormatState state;
  private final Output out;
  private final Printer printer;
  private int at;
  private int next;
  private boolean reordered;
  private boolean goodIndex;
  private boolean afterIndex;

  FormatRun(String format, List<? extends @Nullable Object> values, Output out) {
    this.format = format;
    this.values = values;
    this.out = out;
    this.state = new FormatState(out);
    this.printer = new Printer(state);
  }

  String run() {
    while (at < format.length()) {
      goodIndex = true;
      int percent = format.indexOf('%', at);
      out.append(format.substring(at, percent < 0 ? format.length() : percent));
      if (percent < 0) {
        break;
      }
      at = percent + 1;
      state.clear();
      flags();
      width();
      precision();
      if (!afterIndex) {
        argumentIndex();
      }
      if (at >= format.length()) {
        out.append("%!(NOVERB)");
        break;
      }
      verb();
    }
    complainAboutRest();
    return out.toString();
  }

  private void flags() {
    while (at < format.length()) {
      switch (format.charAt(at)) {
        case '#' -> state.sharp = true;
        case '0' -> state.zero = true;
        case '+' -> state.plus = true;
        case '-' -> state.minus = true;
        case ' ' -> state.space = true;
        default -> {
          return;
        }
      }
      at++;
    }
  }

  private void width() {
    afterIndex = false;
    argumentIndex();
    if (peek('*')) {
      at++;
      var width = starArgument();
      state.hasWidth = width != null;
      state.width = width == null ? 0 : width;
      if (width == null) {
        out.append("%!(BADWIDTH)");
      } else if (width < 0) {
        state.width = -width;
        state.minus = true;
        state.zero = false;
      }
      afterIndex = false;
      return;
    }
    var number = number();
    state.hasWidth = number != null;
    state.width = number == null ? 0 : number;
    if (afterIndex && state.hasWidth) {
      goodIndex = false;
    }
  }

  private void precision() {
    if (!peek('.')) {
      return;
    }
    at++;
    if (afterIndex) {
      goodIndex = false;
    }
    argumentIndex();
    if (peek('*')) {
      at++;
      var precision = starArgument();
      state.hasPrecision = precision != null && precision >= 0;
      state.precision = state.hasPrecision && precision != null ? precision : 0;
      if (!state.hasPrecision) {
        out.append("%!(BADPREC)");
      }
      afterIndex = false;
      return;
    }
    var number = number();
    state.hasPrecision = true;
    state.precision = number == null ? 0 : number;
  }

  private boolean peek(char wanted) {
    return at < format.length() && format.charAt(at) == wanted;
  }

  /** A decimal number at the current place; null if there is none or it is too large. */
  private @Nullable Integer number() {
    int start = at;
    int number = 0;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (GoFormat.tooLarge(number)) {
        at = format.length();
        return null;
      }
      number = number * 10 + (format.charAt(at) - '0');
      at++;
    }
    return at == start ? null : number;
  }

  private @Nullable Integer starArgument() {
    if (next >= values.size()) {
      return null;
    }
    var operand = Operand.of(values.get(next++));
    return operand.kind().isInteger() && !GoFormat.tooLarge(operand.integer())
        ? Integer.valueOf((int) operand.integer())
        : null;
  }

  /** An explicit index such as {@code [2]}. */
  private void argumentIndex() {
    afterIndex = false;
    if (!peek('[')) {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0 || format.length() - at < 3) {
      goodIndex = false;
      at++;
      return;
    }
    int end = close + 1;
    at++;
    var number = number();
    boolean wellFormed = number != null && at == close;
    at = end;
    if (wellFormed && number != null && number >= 1 && number <= values.size()) {
      next = number - 1;
      afterIndex = true;
    } else {
      goodIndex = false;
      afterIndex = wellFormed;
    }
  }

  private void verb() {
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
    } else if (!goodIndex) {
      out.append("%!").append(Character.toString(verb)).append("(BADINDEX)");
    } else if (next >= values.size()) {
      out.append("%!").append(Character.toString(verb)).append("(MISSING)");
    } else {
      if (verb == 'v' || verb == 'w') {
        state.sharpV = state.sharp;
        state.sharp = false;
        state.plusV = state.plus;
        state.plus = false;
      }
      printer.argument(values.get(next++), verb);
    }
  }

  private void complainAboutRest() {
    if (reordered || next >= values.size()) {
      return;
    }
    state.clear();
    out.append("%!(EXTRA ");
    for (int i = next; i < values.size(); i++) {
      out.append(i > next ? ", " : "");
      var type = GoType.of(values.get(i));
      if (type == null) {
        out.append("<nil>");
      } else {
        out.append(type.toString()).append('=');
        printer.argument(values.get(i), 'v');
      }
    }
    out.append(')');
  }
}
