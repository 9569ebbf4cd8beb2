package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of types and kinds, and deep equality. */
final class TypeNames {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("typeOf(any) string", a -> type(a.any(0))),
          GoFunction.of("typeIs(string, any) bool", a -> a.text(0).equals(type(a.any(1)))),
          GoFunction.of(
              "typeIsLike(string, any) bool",
              a -> a.text(0).equals(type(a.any(1))) || ("*" + a.text(0)).equals(type(a.any(1)))),
          GoFunction.of("kindOf(any) string", a -> kind(a.any(0))),
          GoFunction.of("kindIs(string, any) bool", a -> a.text(0).equals(kind(a.any(1)))),
          GoFunction.of("deepEqual(any, any) bool", a -> DeepEqual.test(a.any(0), a.any(1))));

  private TypeNames() {}

  private static String type(@Nullable Object value) {
    var type = GoType.of(value);
    return type == null ? "<nil>" : type.toString();
  }

  private static String kind(@Nullable Object value) {
    return Operand.of(value).kind().toString();
  }
}
