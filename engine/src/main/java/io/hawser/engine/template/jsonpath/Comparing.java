package io.hawser.engine.template.jsonpath;

import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The comparisons of filters: only values of one kind can be compared. */
final class Comparing {
  private Comparing() {}

  static boolean holds(String operator, @Nullable Object left, @Nullable Object right)
      throws JsonPathException {
    return switch (operator) {
      case "==" -> equal(left, right);
      case "!=" -> !equal(left, right);
      case "<" -> compare(left, right) < 0;
      case "<=" -> compare(left, right) <= 0;
      case ">" -> compare(left, right) > 0;
      case ">=" -> compare(left, right) >= 0;
      default -> throw new JsonPathException("unrecognized filter operator " + operator);
    };
  }

  private static boolean equal(@Nullable Object left, @Nullable Object right)
      throws JsonPathException {
    var a = Operand.of(left);
    var b = Operand.of(right);
    if (a.kind() == Kind.BOOL && b.kind() == Kind.BOOL) {
      return Objects.equals(left, right);
    }
    return compare(left, right) == 0;
  }

  private static int compare(@Nullable Object left, @Nullable Object right)
      throws JsonPathException {
    var a = Operand.of(left);
    var b = Operand.of(right);
    if (a.kind().isInteger() && b.kind().isInteger()) {
      return Long.compare(a.integer(), b.integer());
    }
    if (a.kind() == Kind.FLOAT64 && b.kind() == Kind.FLOAT64) {
      return Double.compare(a.real(), b.real());
    }
    if (a.kind() == Kind.STRING && b.kind() == Kind.STRING) {
      return GoStrings.compare(a.text(), b.text());
    }
    boolean basic = isBasic(a) && isBasic(b);
    throw new JsonPathException(
        basic ? "incompatible types for comparison" : "invalid type for comparison");
  }

  private static boolean isBasic(Operand operand) {
    var kind = operand.kind();
    return kind.isInteger() || kind == Kind.FLOAT64 || kind == Kind.STRING || kind == Kind.BOOL;
  }
}
