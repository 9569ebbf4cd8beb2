package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.value.Operand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Go's {@code reflect.DeepEqual}: same types, same contents; a nil slice is not an empty one. */
final class DeepEqual {
  /** Data nested deeper than this hold themselves. */
  private static final int DEEPEST = 500;

  private DeepEqual() {}

  static boolean test(@Nullable Object left, @Nullable Object right) {
    return test(left, right, 0);
  }

  private static boolean test(@Nullable Object left, @Nullable Object right, int depth) {
    if (depth > DEEPEST) {
      throw new CallFailure("the values are nested deeper than " + DEEPEST);
    }
    var a = Operand.of(left);
    var b = Operand.of(right);
    if (!a.isValid() || !b.isValid()) {
      return a.isValid() == b.isValid();
    }
    if (!a.typeOrThrow().equals(b.typeOrThrow())) {
      return false;
    }
    if (a.kind().canBeNil() && (a.isNil() || b.isNil())) {
      return a.isNil() == b.isNil();
    }
    return switch (a.kind()) {
      case FLOAT64 ->
          ((Double) Objects.requireNonNull(left)).doubleValue()
              == ((Double) Objects.requireNonNull(right)).doubleValue();
      case INT64 -> a.integer() == b.integer();
      case SLICE -> items(a, b, depth);
      case MAP -> entries(a, b, depth);
      default -> Objects.equals(left, right);
    };
  }

  private static boolean items(Operand left, Operand right, int depth) {
    var a = left.items();
    var b = right.items();
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!test(a.get(i), b.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean entries(Operand left, Operand right, int depth) {
    var a = left.entries();
    var b = right.entries();
    if (!a.keySet().equals(b.keySet())) {
      return false;
    }
    for (var key : a.keySet()) {
      if (!test(a.get(key), b.get(key), depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
