package io.hawser.engine.template;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.sprig.Sprig;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.List;

/** The functions that kubectl's go-template printer has besides Go's own. */
final class PrinterFunctions {
  static final List<GoFunction> ALL =
      List.of(
          GoFunction.of("exists(any, ...any) bool", PrinterFunctions::exists),
          GoFunction.of("base64decode(string) string", PrinterFunctions::decode));

  private PrinterFunctions() {}

  /** Whether {@code index} with these arguments would find something. */
  private static boolean exists(Arguments arguments) {
    var value = Operand.of(arguments.any(0));
    for (int i = 1; i < arguments.count(); i++) {
      var index = Operand.of(arguments.any(i));
      value = value.indirect();
      if (value.kind() == Kind.SLICE || value.kind() == Kind.STRING) {
        boolean inside =
            index.kind().isInteger() && index.integer() >= 0 && index.integer() < value.length();
        if (!inside) {
          return false;
        }
        value = value.index((int) index.integer()).unwrapped();
      } else if (value.kind() == Kind.MAP && index.kind() == Kind.STRING) {
        value = value.entry(index.text()).unwrapped();
      } else {
        return false;
      }
    }
    return value.isValid() && !value.indirect().kind().equals(Kind.PTR);
  }

  private static String decode(Arguments arguments) {
    try {
      return Sprig.decodeBase64(arguments.text(0));
    } catch (CallFailure corrupt) {
      throw new CallFailure("base64 decode failed: " + corrupt.text());
    }
  }
}
