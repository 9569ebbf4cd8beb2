package io.hawser.engine.function;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The declaration of a function.
 *
 * @param name what users write after {@code func}
 * @param summary one sentence, imperative, without a full stop
 * @param outputs name and help of each output
 * @param binder makes the parameter record of bound arguments; may throw {@link
 *     IllegalArgumentException} with a message for the author, for rules over several arguments
 */
public record FunctionSpec<P>(
    String name,
    String summary,
    List<Arg<?>> args,
    Map<String, String> outputs,
    Function<Bound, P> binder) {
  public FunctionSpec {
    args = List.copyOf(args);
  }

  public static <P> FunctionSpec<P> of(
      String name, String summary, Function<Bound, P> binder, Arg<?>... args) {
    return new FunctionSpec<>(name, summary, List.of(args), Map.of(), binder);
  }

  /** The same with outputs declared; {@code outputs} keeps its order in the reference. */
  public FunctionSpec<P> giving(Map<String, String> outputs) {
    return new FunctionSpec<>(name, summary, args, outputs, binder);
  }

  /** Arguments after binding: checked, converted, defaults filled in. */
  public interface Bound {
    <T> T get(Arg<T> arg);
  }
}
