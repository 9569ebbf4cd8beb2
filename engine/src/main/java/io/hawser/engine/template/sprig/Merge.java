package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.value.GoMap;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges maps by the rules of the library behind sprig (mergo): maps deep, lists as a whole. */
final class Merge {
  /** Data nested deeper than this hold themselves. */
  private static final int DEEPEST = 500;

  private Merge() {}

  /**
   * Puts the source's entries into the target where the target has none, or an empty one.
   *
   * @param overwrite also where the target has another value
   */
  static void into(
      Map<String, @Nullable Object> target,
      Map<String, @Nullable Object> source,
      boolean overwrite) {
    into(target, source, overwrite, 0);
  }

  private static void into(
      Map<String, @Nullable Object> target,
      Map<String, @Nullable Object> source,
      boolean overwrite,
      int depth) {
    if (depth > DEEPEST) {
      throw new CallFailure("the values are nested deeper than " + DEEPEST);
    }
    for (var key : source.keySet().toArray(String[]::new)) {
      var from = Operand.of(source.get(key));
      if (!from.isValid() || (from.kind().canBeNil() && from.isNil())) {
        if (overwrite) {
          target.put(key, from.value());
        }
        continue;
      }
      var to = Operand.of(target.get(key));
      boolean bothMaps = from.kind() == Kind.MAP && to.kind() == Kind.MAP && !to.isNil();
      if (bothMaps) {
        mergeMaps(to, from, overwrite, depth);
      }
      boolean filled = to.isValid() && isFilled(to);
      if (filled && bothMaps) {
        continue;
      }
      if (overwrite || !filled) {
        target.put(key, from.value());
      }
    }
  }

  private static boolean isFilled(Operand operand) {
    return operand.kind() == Kind.COMPLEX128 || operand.truth();
  }

  private static void mergeMaps(Operand to, Operand from, boolean overwrite, int depth) {
    boolean typed = to.value() instanceof GoMap && !(from.value() instanceof GoMap);
    if (typed && from.length() > 0) {
      throw new CallFailure(
          "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type "
              + to.typeOrThrow().elem());
    }
    into(to.entries(), from.entries(), overwrite, depth + 1);
  }
}
