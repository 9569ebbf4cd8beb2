package io.hawser.engine.function;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

  /** The same with one more output declared. */
  public FunctionSpec<P> giving(String output, String help) {
    var more = new LinkedHashMap<>(outputs);
    more.put(output, help);
    return new FunctionSpec<>(name, summary, args, more, binder);
  }

  /** The same with outputs declared; {@code outputs} keeps its order in the reference. */
  public FunctionSpec<P> giving(Map<String, String> outputs) {
    return new FunctionSpec<>(name, summary, args, outputs, binder);
  }

  /**
   * Makes the parameter record of rendered arguments. Texts are converted where their meaning is
   * clear ({@code "3"}, {@code "true"}); null counts as absent.
   *
   * @throws BlueprintException with everything that is wrong; fields are {@code args} or {@code
   *     args.NAME}, without positions
   */
  public P bind(Map<String, ? extends @Nullable Object> rendered) {
    return ArgBinder.bind(this, rendered);
  }

  /**
   * What is wrong with arguments that are not all rendered yet.
   *
   * @param open tells values that are known only later, such as templates; these are not checked
   */
  public List<Finding> check(
      Map<String, ? extends @Nullable Object> written, Predicate<Object> open) {
    return ArgBinder.check(this, written, open);
  }

  /** Arguments after binding: checked, converted, defaults filled in. */
  public interface Bound {
    <T> T get(Arg<T> arg);
  }
}
