package io.hawser.engine.template.sprig;

import io.hawser.engine.template.format.GoJson;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choosing between values, JSON, and failing. */
final class Defaults {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("hello() string", _ -> "Hello!"),
          GoFunction.of("default(any, ...any) any", Defaults::orDefault),
          GoFunction.of("empty(any) bool", a -> Values.isEmpty(a.any(0))),
          GoFunction.of("coalesce(...any) any", a -> firstFilled(a.from(0))),
          GoFunction.of("ternary(any, any, bool) any", a -> a.bool(2) ? a.any(0) : a.any(1)),
          GoFunction.of("toJson(any) string", a -> json(a, false)),
          GoFunction.of("toPrettyJson(any) string", a -> json(a, true)),
          GoFunction.of(
              "fail(string) string",
              a -> {
                throw new CallFailure(a.text(0));
              }));

  private Defaults() {}

  private static @Nullable Object orDefault(Arguments arguments) {
    return arguments.count() < 2 || Values.isEmpty(arguments.any(1))
        ? arguments.any(0)
        : arguments.any(1);
  }

  private static @Nullable Object firstFilled(List<@Nullable Object> values) {
    for (var value : values) {
      if (!Values.isEmpty(value)) {
        return value;
      }
    }
    return null;
  }

  /** Values without a JSON form give an empty text, as in sprig. */
  private static String json(Arguments arguments, boolean pretty) {
    int limit = arguments.surroundings().limits().outputChars();
    return GoJson.write(arguments.any(0), pretty, limit).orElse("");
  }
}
