package io.hawser.engine.template.exec;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateException.Kind;
import io.hawser.engine.template.format.Output;
import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.function.Functions;
import io.hawser.engine.template.function.Surroundings;
import io.hawser.engine.template.parse.Node;
import io.hawser.engine.template.parse.ParsedTemplate;
import io.hawser.engine.template.value.GoStrings;

/** What all templates of one rendering share: the output, the budget, the current place. */
final class Run {
  final ParsedTemplate parsed;
  final Functions functions;
  final Surroundings surroundings;
  final MissingKey missingKey;
  final Output out;
  private int steps;
  private int depth;
  private int at;
  private Object shown = "";

  Run(
      ParsedTemplate parsed,
      Functions functions,
      Surroundings surroundings,
      MissingKey missingKey) {
    this.parsed = parsed;
    this.functions = functions;
    this.surroundings = surroundings;
    this.missingKey = missingKey;
    this.out = new Output(surroundings.limits().outputChars());
  }

  /** Notes the node that errors will name. */
  void at(Node node) {
    at = node.at();
    shown = node;
  }

  /** Counts one step of the budget. */
  void step(String template) {
    if (++steps > surroundings.limits().steps()) {
      throw error(
          template,
          "the template takes more than %d steps".formatted(surroundings.limits().steps()));
    }
  }

  /** Goes one level deeper, into a template, a block or parentheses. */
  void enter(String template) {
    if (depth >= surroundings.limits().depth()) {
      throw error(
          template,
          "exceeded maximum template depth (%d)".formatted(surroundings.limits().depth()));
    }
    depth++;
  }

  void leave() {
    depth--;
  }

  TemplateException error(String template, String message) {
    return error(Kind.EXEC, template, message);
  }

  TemplateException error(Kind kind, String template, String message) {
    String context =
        switch (shown) {
          case Node.Expression expression -> expression.shown();
          case Node.Call call -> call.shown();
          default -> "";
        };
    var place = parsed.place(at);
    return new TemplateException(
        kind,
        GoStrings.printable(
            "template: %s: executing %s at <%s>: %s"
                .formatted(parsed.goPlace(at), Quote.string(template), context, message)),
        place.line(),
        place.column(),
        null);
  }
}
