package io.hawser.engine.template.exec;

import io.hawser.engine.template.format.GoFormat;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.Collections;
import java.util.Objects;

/** Go's comparisons: values of different basic kinds are not comparable, int and float included. */
final class Comparison {
  private enum Basic {
    NONE,
    BOOL,
    COMPLEX,
    INT,
    FLOAT,
    STRING,
    UINT
  }

  private static final int LONGEST_SHOWN = 100_000;

  private Comparison() {}

  private static Basic basic(Operand operand) {
    return switch (operand.kind()) {
      case BOOL -> Basic.BOOL;
      case INT, INT8, INT16, INT32, INT64 -> Basic.INT;
      case UINT, UINT8, UINT16, UINT32, UINT64 -> Basic.UINT;
      case FLOAT64 -> Basic.FLOAT;
      case COMPLEX128 -> Basic.COMPLEX;
      case STRING -> Basic.STRING;
      case INVALID, INTERFACE, SLICE, MAP, PTR, STRUCT -> Basic.NONE;
    };
  }

  /** Whether the first argument equals any of the others. */
  static boolean equal(Arguments arguments) {
    var first = arguments.operand(0).unwrapped();
    if (arguments.count() == 1) {
      throw new CallFailure("missing argument for comparison");
    }
    for (var operand : arguments.operands().subList(1, arguments.count())) {
      if (equal(first, operand.unwrapped())) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(Operand left, Operand right) {
    var leftBasic = basic(left);
    var rightBasic = basic(right);
    if (leftBasic != rightBasic) {
      if (isMixedInteger(leftBasic, rightBasic)) {
        return left.integer() == right.integer() && left.integer() >= 0;
      }
      if (left.isValid() && right.isValid()) {
        throw incompatible(left, right);
      }
      return false;
    }
    return switch (leftBasic) {
      case INT, UINT -> left.integer() == right.integer();
      case FLOAT -> left.real() == right.real();
      case STRING -> left.text().equals(right.text());
      case BOOL, COMPLEX -> Objects.equals(left.value(), right.value());
      case NONE -> equalOther(left, right);
    };
  }

  private static boolean isMixedInteger(Basic left, Basic right) {
    return (left == Basic.INT && right == Basic.UINT) || (left == Basic.UINT && right == Basic.INT);
  }

  private static boolean equalOther(Operand left, Operand right) {
    boolean comparable = left.kind() == right.kind() || !left.isValid() || !right.isValid();
    if (!comparable) {
      throw new CallFailure(
          "non-comparable types %s: %s, %s: %s"
              .formatted(
                  shown("%s", left), left.typeOrThrow(), right.typeOrThrow(), shown("%v", right)));
    }
    boolean leftNil = isNil(left);
    boolean rightNil = isNil(right);
    if (leftNil || rightNil) {
      return leftNil == rightNil;
    }
    if (right.kind() == Kind.SLICE || right.kind() == Kind.MAP) {
      throw new CallFailure(
          "non-comparable type %s: %s".formatted(shown("%s", right), right.typeOrThrow()));
    }
    return left.typeOrThrow().equals(right.typeOrThrow())
        && Objects.equals(left.value(), right.value());
  }

  private static String shown(String verb, Operand operand) {
    return new GoFormat(LONGEST_SHOWN).printf(verb, Collections.singletonList(operand.value()));
  }

  private static boolean isNil(Operand operand) {
    return !operand.isValid() || (operand.kind().canBeNil() && operand.isNil());
  }

  private static CallFailure incompatible(Operand left, Operand right) {
    return new CallFailure(
        "incompatible types for comparison: %s and %s"
            .formatted(left.typeOrThrow(), right.typeOrThrow()));
  }

  static boolean less(Arguments arguments) {
    return less(arguments.operand(0).unwrapped(), arguments.operand(1).unwrapped());
  }

  static boolean lessOrEqual(Arguments arguments) {
    return less(arguments) || equal(arguments);
  }

  private static boolean less(Operand left, Operand right) {
    var leftBasic = basic(left);
    var rightBasic = basic(right);
    if (leftBasic == Basic.NONE || rightBasic == Basic.NONE) {
      throw new CallFailure("invalid type for comparison");
    }
    if (leftBasic != rightBasic) {
      if (!isMixedInteger(leftBasic, rightBasic)) {
        throw incompatible(left, right);
      }
      return leftBasic == Basic.INT
          ? left.integer() < 0 || Long.compareUnsigned(left.integer(), right.integer()) < 0
          : right.integer() >= 0 && Long.compareUnsigned(left.integer(), right.integer()) < 0;
    }
    return switch (leftBasic) {
      case INT -> left.integer() < right.integer();
      case UINT -> Long.compareUnsigned(left.integer(), right.integer()) < 0;
      case FLOAT -> left.real() < right.real();
      case STRING -> GoStrings.compare(left.text(), right.text()) < 0;
      case BOOL, COMPLEX, NONE -> throw new CallFailure("invalid type for comparison");
    };
  }
}
