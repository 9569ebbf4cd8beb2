package io.hawser.engine.template.parse;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.parse.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parses pipelines and knows the variables in scope. */
final class Expressions {
  private final TokenReader tokens;
  private final Predicate<String> hasFunction;
  private final int nestingLimit;
  private final List<String> variables = new ArrayList<>(List.of("$"));
  private int nesting;

  Expressions(TokenReader tokens, Predicate<String> hasFunction, int nestingLimit) {
    this.tokens = tokens;
    this.hasFunction = hasFunction;
    this.nestingLimit = nestingLimit;
  }

  int variableCount() {
    return variables.size();
  }

  void dropVariables(int count) {
    variables.subList(count, variables.size()).clear();
  }

  /** Parses a pipeline up to and including its end token. */
  Node.Pipe pipe(String context, Type end) {
    int at = tokens.peekNonSpace().at();
    var declared = new ArrayList<Node.Variable>();
    boolean assigns = declarations(context, declared);
    var commands = new ArrayList<Node.Command>();
    while (true) {
      var token = tokens.nextNonSpace();
      if (token.type() == end) {
        check(commands, context);
        return new Node.Pipe(at, List.copyOf(declared), assigns, List.copyOf(commands));
      }
      switch (token.type()) {
        case BOOL,
            CHAR_CONSTANT,
            COMPLEX,
            DOT,
            FIELD,
            IDENTIFIER,
            NUMBER,
            NIL,
            RAW_STRING,
            STRING,
            VARIABLE,
            LEFT_PAREN -> {
          tokens.backUp();
          commands.add(command());
        }
        default -> throw tokens.unexpected(token, context);
      }
    }
  }

  /** Reads {@code $x :=}, {@code $x =} or {@code $x, $y :=} and says whether it assigns. */
  private boolean declarations(String context, List<Node.Variable> declared) {
    while (tokens.peekNonSpace().type() == Type.VARIABLE) {
      var variable = tokens.next();
      var after = tokens.peek();
      var next = tokens.peekNonSpace();
      if (next.type() == Type.ASSIGN || next.type() == Type.DECLARE) {
        tokens.nextNonSpace();
        declare(variable, declared);
        return next.type() == Type.ASSIGN;
      }
      if (next.type() != Type.CHAR || !next.text().equals(",")) {
        if (after.type() == Type.SPACE) {
          tokens.pushBack(after);
        }
        tokens.pushBack(variable);
        return false;
      }
      tokens.nextNonSpace();
      declare(variable, declared);
      if (!context.equals("range") || declared.size() >= 2) {
        throw tokens.error("too many declarations in " + context);
      }
      switch (tokens.peekNonSpace().type()) {
        case VARIABLE, RIGHT_DELIM, RIGHT_PAREN -> {}
        default -> throw tokens.error("range can only initialize variables");
      }
    }
    return false;
  }

  private void declare(Token variable, List<Node.Variable> declared) {
    declared.add(new Node.Variable(variable.at(), split(variable.text())));
    variables.add(variable.text());
  }

  private void check(List<Node.Command> commands, String context) {
    if (commands.isEmpty()) {
      throw tokens.error("missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      switch (commands.get(i).words().getFirst()) {
        case Node.Bool _, Node.Dot _, Node.Nil _, Node.Number _, Node.Literal _ ->
            throw tokens.error("non executable command in pipeline stage " + (i + 1));
        default -> {}
      }
    }
  }

  private Node.Command command() {
    int at = tokens.peekNonSpace().at();
    var words = new ArrayList<Node.Expression>();
    boolean more = true;
    while (more) {
      tokens.peekNonSpace();
      var operand = operand();
      if (operand != null) {
        words.add(operand);
      }
      var token = tokens.next();
      switch (token.type()) {
        case SPACE -> {}
        case RIGHT_DELIM, RIGHT_PAREN -> {
          tokens.backUp();
          more = false;
        }
        case PIPE -> more = false;
        default -> throw tokens.unexpected(token, "operand");
      }
    }
    if (words.isEmpty()) {
      throw tokens.error("empty command");
    }
    return new Node.Command(at, List.copyOf(words));
  }

  private Node.@Nullable Expression operand() {
    var term = term();
    if (term == null || tokens.peek().type() != Type.FIELD) {
      return term;
    }
    int at = tokens.peek().at();
    var names = new ArrayList<String>();
    while (tokens.peek().type() == Type.FIELD) {
      names.add(tokens.next().text().substring(1));
    }
    return switch (term) {
      case Node.Field(_, List<String> first) -> new Node.Field(at, join(first, names));
      case Node.Variable(_, List<String> first) -> new Node.Variable(at, join(first, names));
      case Node.Bool _, Node.Literal _, Node.Number _, Node.Nil _, Node.Dot _ ->
          throw tokens.error("unexpected . after term " + Quote.string(term.shown()));
      case Node.Pipe _, Node.Identifier _, Node.Chain _, Node.Command _ ->
          new Node.Chain(at, term, List.copyOf(names));
    };
  }

  private static List<String> join(List<String> first, List<String> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return List.copyOf(all);
  }

  private static List<String> split(String dotted) {
    return List.of(dotted.split("\\.", -1));
  }

  private Node.@Nullable Expression term() {
    var token = tokens.nextNonSpace();
    return switch (token.type()) {
      case IDENTIFIER -> {
        if (!hasFunction.test(token.text())) {
          throw tokens.error("function " + Quote.string(token.text()) + " not defined");
        }
        yield new Node.Identifier(token.at(), token.text());
      }
      case DOT -> new Node.Dot(token.at());
      case NIL -> new Node.Nil(token.at());
      case VARIABLE -> variable(token);
      case FIELD -> new Node.Field(token.at(), split(token.text().substring(1)));
      case BOOL -> new Node.Bool(token.at(), token.text().equals("true"));
      case CHAR_CONSTANT, COMPLEX, NUMBER -> new Node.Number(token.at(), number(token));
      case STRING, RAW_STRING -> new Node.Literal(token.at(), token.text(), unquote(token));
      case LEFT_PAREN -> parenthesized();
      default -> {
        tokens.backUp();
        yield null;
      }
    };
  }

  private Node.Pipe parenthesized() {
    if (nesting >= nestingLimit) {
      throw tokens.error("max expression depth exceeded");
    }
    nesting++;
    var pipe = pipe("parenthesized pipeline", Type.RIGHT_PAREN);
    nesting--;
    return pipe;
  }

  private Node.Variable variable(Token token) {
    if (!variables.contains(token.text())) {
      throw tokens.error("undefined variable " + Quote.string(token.text()));
    }
    return new Node.Variable(token.at(), split(token.text()));
  }

  private NumberConstant number(Token token) {
    try {
      return switch (token.type()) {
        case CHAR_CONSTANT -> character(token.text());
        case COMPLEX -> NumberConstant.parseComplex(token.text());
        default -> NumberConstant.parse(token.text());
      };
    } catch (NumberConstant.Malformed malformed) {
      throw tokens.error(String.valueOf(malformed.getMessage()));
    }
  }

  private static NumberConstant character(String source) throws NumberConstant.Malformed {
    var rune = Unquote.rune(source);
    int value = rune.value().orElseThrow(() -> new NumberConstant.Malformed("invalid syntax"));
    if (!rune.complete()) {
      throw new NumberConstant.Malformed("malformed character constant: " + source);
    }
    return NumberConstant.ofRune(source, value);
  }

  /** The text of a string token. */
  String unquote(Token token) {
    return Unquote.string(token.text()).orElseThrow(() -> tokens.error("invalid syntax"));
  }
}
