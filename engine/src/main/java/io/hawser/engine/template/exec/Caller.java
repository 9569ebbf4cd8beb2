package io.hawser.engine.template.exec;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.format.Output;
import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.function.Signature;
import io.hawser.engine.template.function.Unusable;
import io.hawser.engine.template.parse.Node;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls functions and methods: counts and checks arguments, reports failures. */
final class Caller {
  private final Run run;
  private final String name;
  private final Evaluator evaluator;

  Caller(Run run, String name, Evaluator evaluator) {
    this.run = run;
    this.name = name;
    this.evaluator = evaluator;
  }

  /**
   * Calls a function.
   *
   * @param command what a failure names
   * @param words the function's name and its arguments; may be empty
   * @param last the value from the pipeline, which is the last argument
   */
  Operand function(
      Operand dot,
      Node.Identifier identifier,
      Node.Expression command,
      List<Node.Expression> words,
      @Nullable Operand last) {
    run.at(identifier);
    String called = identifier.name();
    var function =
        run.functions
            .find(called)
            .orElseThrow(
                () -> evaluator.error(Quote.string(called) + " is not a defined function"));
    var arguments = withoutFirst(words);
    requireCount(called, function.signature(), arguments, last);
    if (function.equals(Builtins.AND) || function.equals(Builtins.OR)) {
      return shortCircuit(dot, arguments, last, function.equals(Builtins.OR));
    }
    return call(dot, function, called, command, arguments, last);
  }

  /** Calls a method, which is a function with its receiver already in it. */
  Operand method(
      Operand dot,
      GoFunction method,
      Node.Expression node,
      String called,
      List<Node.Expression> words,
      @Nullable Operand last) {
    var arguments = withoutFirst(words);
    requireCount(called, method.signature(), arguments, last);
    return call(dot, method, called, node, arguments, last);
  }

  private static List<Node.Expression> withoutFirst(List<Node.Expression> words) {
    return words.isEmpty() ? words : words.subList(1, words.size());
  }

  private void requireCount(
      String called, Signature signature, List<Node.Expression> arguments, @Nullable Operand last) {
    int given = arguments.size() + (last == null ? 0 : 1);
    if (signature.variadic() ? given < signature.fixed() : given != signature.fixed()) {
      throw evaluator.error(
          "wrong number of args for %s: want %s%d got %d"
              .formatted(
                  called,
                  signature.variadic() ? "at least " : "",
                  signature.fixed(),
                  signature.variadic() ? arguments.size() : given));
    }
  }

  /** The functions {@code and} and {@code or} evaluate no more arguments than they need. */
  private Operand shortCircuit(
      Operand dot, List<Node.Expression> arguments, @Nullable Operand last, boolean stopAt) {
    var value = Operand.INVALID;
    for (var argument : arguments) {
      value = evaluator.argument(dot, Signature.VALUE, argument);
      if (value.unwrapped().truth() == stopAt) {
        return value;
      }
    }
    return last == null ? value : last;
  }

  private Operand call(
      Operand dot,
      GoFunction function,
      String called,
      Node.Expression node,
      List<Node.Expression> nodes,
      @Nullable Operand last) {
    var signature = function.signature();
    var arguments = new ArrayList<Operand>();
    for (var argument : nodes) {
      arguments.add(evaluator.argument(dot, signature.parameter(arguments.size()), argument));
    }
    if (last != null) {
      arguments.add(evaluator.validated(last, signature.parameter(arguments.size())));
    }
    run.step(name);
    if (function.equals(Builtins.CALL)) {
      throw failed(node, called, notCallable(nodes, arguments.getFirst()));
    }
    try {
      var result = function.body().call(new Arguments(arguments, run.surroundings));
      return result instanceof Operand operand ? operand : new Operand(signature.result(), result);
    } catch (CallFailure failure) {
      throw failed(node, called, failure.text());
    } catch (Unusable unusable) {
      throw evaluator.error(unusable.text());
    } catch (Output.TooLong tooLong) {
      throw failed(node, called, String.valueOf(tooLong.getMessage()));
    }
  }

  /** No data of ours hold functions, so that nothing can be called by the function call. */
  private static String notCallable(List<Node.Expression> nodes, Operand outer) {
    var value = outer.unwrapped();
    if (!value.isValid()) {
      return "call of nil";
    }
    var type = value.typeOrThrow();
    String shown =
        !nodes.isEmpty()
            ? nodes.getFirst().shown()
            : value.kind() == Kind.STRING ? value.text() : "<" + type + " Value>";
    return "non-function " + shown + " of type " + type;
  }

  private TemplateException failed(Node.Expression node, String called, String message) {
    run.at(node);
    return run.error(TemplateException.Kind.CALL, name, "error calling " + called + ": " + message);
  }
}
