package io.hawser.engine.template.function;

import io.hawser.engine.template.value.GoType;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of a function's parameters and of its result.
 *
 * @param parameters the last one is an element's type if the function is variadic
 */
public record Signature(String name, List<GoType> parameters, boolean variadic, GoType result) {
  /** Stands for {@code reflect.Value}: the argument is passed with its static type. */
  public static final GoType VALUE = GoType.struct("reflect.Value", List.of());

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a signature as Go writes it, {@code join(string, ...any) string}; {@code value} stands
   * for {@code reflect.Value}.
   */
  public static Signature parse(String source) {
    int open = source.indexOf('(');
    int close = source.lastIndexOf(')');
    var parameters = new ArrayList<GoType>();
    boolean variadic = false;
    for (var parameter : source.substring(open + 1, close).split(",")) {
      String type = parameter.strip();
      if (!type.isEmpty()) {
        variadic = type.startsWith("...");
        parameters.add(type(variadic ? type.substring(3) : type));
      }
    }
    return new Signature(
        source.substring(0, open), parameters, variadic, type(source.substring(close + 1).strip()));
  }

  private static GoType type(String source) {
    return switch (source) {
      case "value" -> VALUE;
      case "certificate" -> Types.CERTIFICATE;
      case "semver.Version" -> Types.VERSION;
      case "*semver.Version" -> GoType.pointer(Types.VERSION);
      default -> GoType.parse(source);
    };
  }

  /** How many arguments the function needs at least. */
  public int fixed() {
    return variadic ? parameters.size() - 1 : parameters.size();
  }

  /** The type of the parameter that takes the argument at this place. */
  public GoType parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }
}
