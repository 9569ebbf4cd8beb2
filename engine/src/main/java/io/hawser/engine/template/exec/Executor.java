package io.hawser.engine.template.exec;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.format.Output;
import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.format.Stringers;
import io.hawser.engine.template.function.Functions;
import io.hawser.engine.template.function.Surroundings;
import io.hawser.engine.template.parse.Node;
import io.hawser.engine.template.parse.ParsedTemplate;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import org.jspecify.annotations.Nullable;

/** Executes the statements of one template; each call of a named template has an executor. */
public final class Executor {
  /** How a statement ended. */
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  private final Run run;
  private final String name;
  private final Scope scope;
  private final Evaluator evaluator;

  private Executor(Run run, String name, Operand root) {
    this.run = run;
    this.name = name;
    this.scope = new Scope(root);
    this.evaluator = new Evaluator(run, name, scope);
  }

  /**
   * Renders a template.
   *
   * @param data dot and {@code $}
   * @return the text, in which bytes that are not UTF-8 stand as {@code GoStrings} says
   * @throws TemplateException if the template fails
   */
  public static String render(
      ParsedTemplate parsed,
      Functions functions,
      Surroundings surroundings,
      MissingKey missingKey,
      Operand data) {
    var run = new Run(parsed, functions, surroundings, missingKey);
    var executor = new Executor(run, parsed.name(), data);
    try {
      executor.block(data, executor.tree(parsed.name()));
      return run.out.toString();
    } catch (Output.TooLong tooLong) {
      throw run.error(parsed.name(), String.valueOf(tooLong.getMessage()));
    }
  }

  private Node.Block tree(String template) {
    var tree = run.parsed.trees().get(template);
    if (tree == null) {
      throw run.error(name, "template " + Quote.string(template) + " not defined");
    }
    return tree;
  }

  private Flow block(Operand dot, Node.Block block) {
    for (var statement : block.statements()) {
      var flow = statement(dot, statement);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow statement(Operand dot, Node.Statement statement) {
    run.step(name);
    run.at(statement);
    switch (statement) {
      case Node.Text(_, String text) -> run.out.append(text);
      case Node.Action(_, Node.Pipe pipe) -> {
        var value = evaluator.pipe(dot, pipe);
        if (pipe.variables().isEmpty()) {
          run.out.append(printed(value));
        }
      }
      case Node.Call call -> call(dot, call);
      case Node.Break _ -> {
        return Flow.BREAK;
      }
      case Node.Continue _ -> {
        return Flow.CONTINUE;
      }
      case Node.If(_, var pipe, var then, var otherwise) -> {
        return conditional(dot, pipe, then, otherwise, false);
      }
      case Node.With(_, var pipe, var then, var otherwise) -> {
        return conditional(dot, pipe, then, otherwise, true);
      }
      case Node.Range range -> {
        return range(dot, range);
      }
    }
    return Flow.NEXT;
  }

  private Flow conditional(
      Operand dot,
      Node.Pipe pipe,
      Node.Block then,
      Node.@Nullable Block otherwise,
      boolean changesDot) {
    int mark = scope.mark();
    run.enter(name);
    var value = evaluator.pipe(dot, pipe);
    var flow = Flow.NEXT;
    if (value.unwrapped().truth()) {
      flow = block(changesDot ? value : dot, then);
    } else if (otherwise != null) {
      flow = block(dot, otherwise);
    }
    run.leave();
    scope.pop(mark);
    return flow;
  }

  private Flow range(Operand dot, Node.Range range) {
    int mark = scope.mark();
    run.enter(name);
    var value = evaluator.pipe(dot, range.pipe()).indirect();
    int inner = scope.mark();
    boolean any = iterate(value, range, inner);
    var flow = Flow.NEXT;
    if (!any && range.otherwise() != null) {
      flow = block(dot, range.otherwise());
    }
    run.leave();
    scope.pop(mark);
    return flow;
  }

  /** Runs the body for every element and says whether there was one. */
  private boolean iterate(Operand value, Node.Range range, int mark) {
    return switch (value.kind()) {
      case INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64 ->
          count(value, range, mark);
      case SLICE -> items(value, range, mark);
      case MAP -> entries(value, range, mark);
      case INVALID -> false;
      case INTERFACE, PTR, BOOL, FLOAT64, COMPLEX128, STRING, STRUCT -> throw cannotIterate(value);
    };
  }

  private boolean items(Operand slice, Node.Range range, int mark) {
    for (int i = 0; i < slice.length(); i++) {
      if (once(Operand.of(GoInt.of(i)), slice.index(i), range, mark)) {
        break;
      }
    }
    return slice.length() > 0;
  }

  /** The entries are those the map has at the start, whatever the body does to it. */
  private boolean entries(Operand map, Node.Range range, int mark) {
    var keys = map.sortedKeys();
    var values = keys.stream().map(map::entry).toList();
    for (int i = 0; i < keys.size(); i++) {
      if (once(Operand.of(keys.get(i)), values.get(i), range, mark)) {
        break;
      }
    }
    return !keys.isEmpty();
  }

  private TemplateException cannotIterate(Operand value) {
    return run.error(
        name, "range can't iterate over " + run.surroundings.format().value(value.value()));
  }

  private boolean count(Operand value, Node.Range range, int mark) {
    if (range.pipe().variables().size() > 1) {
      throw run.error(
          name,
          "can't use "
              + run.surroundings.format().value(value.value())
              + " to iterate over more than one variable");
    }
    long end = value.integer();
    for (long i = 0; i < end; i++) {
      Object element = value.value() instanceof GoInt ? new GoInt(i, value.typeOrThrow()) : i;
      if (once(Operand.INVALID, Operand.of(element), range, mark)) {
        break;
      }
    }
    return end > 0;
  }

  /** Runs the body once and says whether the loop ends here. */
  private boolean once(Operand index, Operand element, Node.Range range, int mark) {
    run.step(name);
    var variables = range.pipe().variables();
    if (range.pipe().assigns()) {
      if (variables.size() > 1) {
        evaluator.assign(variables.get(0), index);
        evaluator.assign(variables.get(1), element);
      } else if (!variables.isEmpty()) {
        evaluator.assign(variables.getFirst(), element);
      }
    } else if (!variables.isEmpty()) {
      scope.setFromTop(1, element);
      if (variables.size() > 1) {
        scope.setFromTop(2, index);
      }
    }
    var flow = block(element, range.body());
    scope.pop(mark);
    return flow == Flow.BREAK;
  }

  private void call(Operand dot, Node.Call call) {
    var tree = tree(call.name());
    run.enter(name);
    var root = call.pipe() == null ? Operand.INVALID : evaluator.pipe(dot, call.pipe());
    new Executor(run, call.name(), root).block(root, tree);
    run.leave();
  }

  /** A value as text, as the end of a pipeline prints it. */
  private String printed(Operand value) {
    if (value.kind() == Kind.PTR && value.value() instanceof GoPointer pointer) {
      boolean printsItself = pointer.target() == null || Stringers.string(pointer).isPresent();
      return format(printsItself ? pointer : pointer.target());
    }
    var shown = value.unwrapped();
    return shown.isValid() ? format(shown.value()) : "<no value>";
  }

  private String format(@Nullable Object value) {
    return run.surroundings.format().value(value);
  }
}
