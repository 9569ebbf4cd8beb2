package io.hawser.engine.template.exec;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.function.Signature;
import io.hawser.engine.template.parse.Node;
import io.hawser.engine.template.value.GoStruct;
import io.hawser.engine.template.value.GoText;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates pipelines, fields and arguments in one scope. */
final class Evaluator {
  private final Run run;
  private final String name;
  private final Scope scope;
  private final Caller caller;

  Evaluator(Run run, String name, Scope scope) {
    this.run = run;
    this.name = name;
    this.scope = scope;
    this.caller = new Caller(run, name, this);
  }

  TemplateException error(String message) {
    return run.error(name, message);
  }

  void assign(Node.Variable variable, Operand value) {
    String variableName = variable.names().getFirst();
    if (!scope.set(variableName, value)) {
      throw error("undefined variable: " + variableName);
    }
  }

  Operand pipe(Operand dot, Node.Pipe pipe) {
    run.at(pipe);
    run.enter(name);
    Operand value = null;
    for (var command : pipe.commands()) {
      value = command(dot, command, value).unwrapped();
    }
    var result = value == null ? Operand.INVALID : value;
    for (var variable : pipe.variables()) {
      if (pipe.assigns()) {
        assign(variable, result);
      } else {
        scope.push(variable.names().getFirst(), result);
      }
    }
    run.leave();
    return result;
  }

  /** A command of a pipeline; the value of the one before is its last argument. */
  private Operand command(Operand dot, Node.Command command, @Nullable Operand last) {
    var words = command.words();
    switch (words.getFirst()) {
      case Node.Field field -> {
        return field(dot, field, words, last);
      }
      case Node.Chain chain -> {
        return chain(dot, chain, words, last);
      }
      case Node.Identifier identifier -> {
        return caller.function(dot, identifier, command, words, last);
      }
      case Node.Pipe pipe -> {
        refuseArguments(words, last);
        return pipe(dot, pipe);
      }
      case Node.Variable variable -> {
        return variable(dot, variable, words, last);
      }
      default -> {}
    }
    run.at(words.getFirst());
    refuseArguments(words, last);
    return switch (words.getFirst()) {
      case Node.Bool(_, boolean value) -> Operand.of(value);
      case Node.Dot _ -> dot;
      case Node.Nil _ -> throw error("nil is not a command");
      case Node.Number number -> number(number);
      case Node.Literal(_, _, String value) -> Operand.of(value);
      default -> throw new IllegalStateException("no command: " + words.getFirst());
    };
  }

  private void refuseArguments(List<Node.Expression> words, @Nullable Operand last) {
    if (words.size() > 1 || last != null) {
      throw error("can't give argument to non-function " + words.getFirst().shown());
    }
  }

  private Operand number(Node.Number number) {
    run.at(number);
    return Operand.of(
        number
            .constant()
            .ideal()
            .orElseThrow(() -> error(number.constant().source() + " overflows int")));
  }

  private Operand field(
      Operand dot, Node.Field field, List<Node.Expression> words, @Nullable Operand last) {
    run.at(field);
    return fields(dot, dot, field, field.names(), words, last);
  }

  private Operand chain(
      Operand dot, Node.Chain chain, List<Node.Expression> words, @Nullable Operand last) {
    run.at(chain);
    if (chain.base() instanceof Node.Nil) {
      throw error("indirection through explicit nil in " + chain.shown());
    }
    var base = argument(dot, null, chain.base());
    return fields(dot, base, chain, chain.names(), words, last);
  }

  private Operand variable(
      Operand dot, Node.Variable variable, List<Node.Expression> words, @Nullable Operand last) {
    run.at(variable);
    var names = variable.names();
    var value =
        scope
            .get(names.getFirst())
            .orElseThrow(() -> error("undefined variable: " + names.getFirst()));
    if (names.size() == 1) {
      refuseArguments(words, last);
      return value;
    }
    return fields(dot, value, variable, names.subList(1, names.size()), words, last);
  }

  private Operand fields(
      Operand dot,
      Operand receiver,
      Node.Expression node,
      List<String> names,
      List<Node.Expression> words,
      @Nullable Operand last) {
    var current = receiver;
    for (var fieldName : names.subList(0, names.size() - 1)) {
      current = field(dot, fieldName, node, List.of(), null, current);
    }
    return field(dot, names.getLast(), node, words, last, current);
  }

  /** A method, a field of a struct or an entry of a map. */
  private Operand field(
      Operand dot,
      String fieldName,
      Node.Expression node,
      List<Node.Expression> words,
      @Nullable Operand last,
      Operand outer) {
    if (!outer.isValid()) {
      if (run.missingKey == MissingKey.ERROR) {
        throw error("nil data; no entry for key " + Quote.string(fieldName));
      }
      return Operand.INVALID;
    }
    var type = outer.typeOrThrow();
    var receiver = outer.indirect();
    if (receiver.kind() == Kind.INTERFACE) {
      throw error("nil pointer evaluating " + type + "." + fieldName);
    }
    var method = Methods.find(pointerTo(outer, receiver), receiver, fieldName);
    if (method.isPresent()) {
      return caller.method(dot, method.get(), node, fieldName, words, last);
    }
    boolean hasArguments = words.size() > 1 || last != null;
    var found =
        switch (receiver.kind()) {
          case STRUCT -> structField(receiver, type, fieldName, hasArguments);
          case MAP -> entry(receiver, fieldName, hasArguments);
          case PTR -> {
            var target = receiver.typeOrThrow().elem();
            if (target.kind() != Kind.STRUCT || target.field(fieldName).isPresent()) {
              throw error("nil pointer evaluating " + type + "." + fieldName);
            }
            yield null;
          }
          default -> null;
        };
    if (found == null) {
      throw error("can't evaluate field " + fieldName + " in type " + type);
    }
    return found;
  }

  /** The last pointer on the way from the outer value to the receiver, whose methods count too. */
  private static boolean pointerTo(Operand outer, Operand receiver) {
    var unwrapped = outer.unwrapped();
    return unwrapped.kind() == Kind.PTR && receiver.kind() == Kind.STRUCT;
  }

  private @Nullable Operand structField(
      Operand receiver, GoType type, String fieldName, boolean hasArguments) {
    var field = receiver.typeOrThrow().field(fieldName);
    if (field.isEmpty() || !(receiver.value() instanceof GoStruct struct)) {
      return null;
    }
    if (!field.get().exported()) {
      throw error(fieldName + " is an unexported field of struct type " + type);
    }
    if (hasArguments) {
      throw error(fieldName + " has arguments but cannot be invoked as function");
    }
    return new Operand(field.get().type(), struct.get(fieldName));
  }

  private Operand entry(Operand map, String key, boolean hasArguments) {
    if (hasArguments) {
      throw error(key + " is not a method but has arguments");
    }
    var found = map.entry(key);
    if (found.isValid()) {
      return found;
    }
    return switch (run.missingKey) {
      case INVALID -> Operand.INVALID;
      case ZERO -> {
        var element = map.typeOrThrow().elem();
        yield new Operand(element, element.zero());
      }
      case ERROR -> throw missingKey("map has no entry for key " + Quote.string(key));
    };
  }

  private TemplateException missingKey(String message) {
    return run.error(TemplateException.Kind.MISSING_KEY, name, message);
  }

  /**
   * An argument of a call.
   *
   * @param type what the parameter wants; null if anything will do
   */
  Operand argument(Operand dot, @Nullable GoType type, Node.Expression node) {
    run.at(node);
    return switch (node) {
      case Node.Dot _ -> validated(dot, type);
      case Node.Nil _ -> {
        if (type == null || canBeNil(type)) {
          yield type == null ? Operand.INVALID : zero(type);
        }
        throw error("cannot assign nil to " + type);
      }
      case Node.Field field -> validated(field(dot, field, List.of(node), null), type);
      case Node.Variable variable -> validated(variable(dot, variable, List.of(), null), type);
      case Node.Pipe pipe -> validated(pipe(dot, pipe), type);
      case Node.Identifier identifier ->
          validated(caller.function(dot, identifier, identifier, List.of(), null), type);
      case Node.Chain chain -> validated(chain(dot, chain, List.of(), null), type);
      case Node.Bool _, Node.Number _, Node.Literal _, Node.Command _ ->
          constant(type == null ? GoType.ANY : type, node);
    };
  }

  /** A constant as an argument takes the parameter's type. */
  private Operand constant(GoType type, Node.Expression node) {
    if (type.equals(Signature.VALUE) || type.kind() == Kind.INTERFACE) {
      return switch (node) {
        case Node.Bool(_, boolean value) -> Operand.of(value);
        case Node.Number number -> number(number);
        case Node.Literal(_, _, String value) -> Operand.of(value);
        default -> throw error("can't handle " + node.shown() + " for arg of type " + type);
      };
    }
    var kind = type.kind();
    if (kind == Kind.BOOL) {
      return expected("bool", node, node instanceof Node.Bool(_, boolean value) ? value : null);
    }
    if (kind == Kind.STRING) {
      Object text =
          node instanceof Node.Literal(_, _, String value) ? GoText.of(value, type) : null;
      return expected("string", node, text);
    }
    if (kind.isInteger() || kind == Kind.FLOAT64) {
      var constant = node instanceof Node.Number number ? number.constant() : null;
      if (kind == Kind.FLOAT64) {
        return expected("float", node, constant == null ? null : constant.real());
      }
      boolean unsigned = kind.isUnsigned();
      var bits = constant == null ? null : unsigned ? constant.unsigned() : constant.signed();
      return expected(unsigned ? "unsigned integer" : "integer", node, Integers.ofType(bits, type));
    }
    throw error("can't handle " + node.shown() + " for arg of type " + type);
  }

  private Operand expected(String what, Node.Expression node, @Nullable Object value) {
    if (value == null) {
      throw error("expected " + what + "; found " + node.shown());
    }
    return Operand.of(value);
  }

  static boolean canBeNil(GoType type) {
    return type.kind().canBeNil() || type.equals(Signature.VALUE);
  }

  private static Operand zero(GoType type) {
    return type.equals(Signature.VALUE) ? Operand.INVALID : new Operand(type, type.zero());
  }

  /** Checks a value against a parameter's type, and takes it out of an interface or a pointer. */
  Operand validated(Operand value, @Nullable GoType type) {
    if (type == null) {
      return value;
    }
    if (!value.isValid()) {
      if (canBeNil(type)) {
        return zero(type);
      }
      throw error("invalid value; expected " + type);
    }
    if (type.equals(Signature.VALUE) || value.typeOrThrow().assignableTo(type)) {
      return value;
    }
    var inner = value;
    if (value.kind() == Kind.INTERFACE && !value.isNil()) {
      inner = value.elem();
      if (inner.typeOrThrow().assignableTo(type)) {
        return inner;
      }
    }
    if (inner.kind() == Kind.PTR && inner.typeOrThrow().elem().assignableTo(type)) {
      var target = inner.elem();
      if (!target.isValid()) {
        throw error("dereference of nil pointer of type " + type);
      }
      return target;
    }
    throw error("wrong type for value; expected " + type + "; got " + inner.typeOrThrow());
  }
}
