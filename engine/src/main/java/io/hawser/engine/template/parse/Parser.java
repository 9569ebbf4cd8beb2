package io.hawser.engine.template.parse;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.parse.Token.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parses the statements of one template; definitions inside it get a parser each. */
public final class Parser {
  /** How a list of statements ended. */
  private record Ended(Node.Block block, Type by) {}

  private final String name;
  private final TokenReader tokens;
  private final Expressions expressions;
  private final Map<String, Node.Block> trees;
  private final Predicate<String> hasFunction;
  private final int nestingLimit;
  private int rangeDepth;
  private int nesting;

  private Parser(
      String name,
      TokenReader tokens,
      Map<String, Node.Block> trees,
      Predicate<String> hasFunction,
      int nesting,
      int nestingLimit) {
    this.name = name;
    this.tokens = tokens;
    this.trees = trees;
    this.hasFunction = hasFunction;
    this.nesting = nesting;
    this.nestingLimit = nestingLimit;
    this.expressions = new Expressions(tokens, hasFunction, nestingLimit);
  }

  /**
   * Parses a template.
   *
   * @param name what messages call it
   * @param hasFunction knows the names of all functions
   * @param nestingLimit how deep parentheses and blocks may be nested
   * @throws TemplateException of class parse
   */
  public static ParsedTemplate parse(
      String name, String text, Predicate<String> hasFunction, int nestingLimit) {
    var trees = new HashMap<String, Node.Block>();
    var tokens = new TokenReader(name, new Lexer(text));
    var parser = new Parser(name, tokens, trees, hasFunction, 0, nestingLimit);
    parser.add(name, parser.topLevel());
    return new ParsedTemplate(name, text, trees);
  }

  private Parser inner() {
    return new Parser(name, tokens.inner(), trees, hasFunction, nesting, nestingLimit);
  }

  /** A definition with nothing in it gives way to any other. */
  private void add(String defined, Node.Block block) {
    var known = trees.get(defined);
    if (known == null || known.isBlank()) {
      trees.put(defined, block);
    } else if (!block.isBlank()) {
      throw tokens.error("template: multiple definition of template " + quoted(defined));
    }
  }

  private static String quoted(String text) {
    return Quote.string(text);
  }

  private Node.Block topLevel() {
    var statements = new ArrayList<Node.Statement>();
    while (tokens.peek().type() != Type.EOF) {
      if (tokens.peek().type() == Type.LEFT_DELIM) {
        var delimiter = tokens.next();
        if (tokens.nextNonSpace().type() == Type.DEFINE) {
          inner().definition();
          continue;
        }
        tokens.backUp2(delimiter);
      }
      switch (textOrAction()) {
        case Statement(Node.Statement statement) -> statements.add(statement);
        case End(Type by) -> throw tokens.error("unexpected " + shown(by));
      }
    }
    return new Node.Block(List.copyOf(statements));
  }

  /** What one piece of a list of statements is. */
  private sealed interface Piece permits Statement, End {}

  private record Statement(Node.Statement statement) implements Piece {}

  private record End(Type by) implements Piece {}

  private static String shown(Type end) {
    return end == Type.END ? "{{end}}" : "{{else}}";
  }

  private void definition() {
    var token = tokens.nextNonSpace();
    if (token.type() != Type.STRING && token.type() != Type.RAW_STRING) {
      throw tokens.unexpected(token, "define clause");
    }
    String defined = expressions.unquote(token);
    tokens.expect(Type.RIGHT_DELIM, "define clause");
    add(defined, body("define clause"));
  }

  private Node.Block body(String context) {
    var list = list();
    if (list.by() != Type.END) {
      throw tokens.error("unexpected " + shown(list.by()) + " in " + context);
    }
    return list.block();
  }

  private Ended list() {
    var statements = new ArrayList<Node.Statement>();
    while (tokens.peekNonSpace().type() != Type.EOF) {
      switch (textOrAction()) {
        case Statement(Node.Statement statement) -> statements.add(statement);
        case End(Type by) -> {
          return new Ended(new Node.Block(List.copyOf(statements)), by);
        }
      }
    }
    throw tokens.error("unexpected EOF");
  }

  private Piece textOrAction() {
    var token = tokens.nextNonSpace();
    return switch (token.type()) {
      case TEXT -> new Statement(new Node.Text(token.at(), token.text()));
      case LEFT_DELIM -> {
        tokens.actionStartsAt(token.line());
        var piece = action();
        tokens.actionStartsAt(0);
        yield piece;
      }
      default -> throw tokens.unexpected(token, "input");
    };
  }

  private Piece action() {
    var token = tokens.nextNonSpace();
    return switch (token.type()) {
      case BLOCK -> new Statement(block());
      case BREAK -> {
        leavesRange("{{break}}");
        yield new Statement(new Node.Break(token.at()));
      }
      case CONTINUE -> {
        leavesRange("{{continue}}");
        yield new Statement(new Node.Continue(token.at()));
      }
      case ELSE -> elseControl();
      case END -> {
        tokens.expect(Type.RIGHT_DELIM, "end");
        yield new End(Type.END);
      }
      case IF -> new Statement(control("if", Node.If::new));
      case WITH -> new Statement(control("with", Node.With::new));
      case RANGE -> new Statement(control("range", Node.Range::new));
      case TEMPLATE -> new Statement(call());
      default -> {
        tokens.backUp();
        var first = tokens.peek();
        var pipe = expressions.pipe("command", Type.RIGHT_DELIM);
        yield new Statement(new Node.Action(first.at(), pipe));
      }
    };
  }

  private void leavesRange(String shown) {
    var token = tokens.nextNonSpace();
    if (token.type() != Type.RIGHT_DELIM) {
      throw tokens.unexpected(token, shown);
    }
    if (rangeDepth == 0) {
      throw tokens.error(shown + " outside {{range}}");
    }
  }

  private Piece elseControl() {
    var next = tokens.peekNonSpace().type();
    if (next != Type.IF && next != Type.WITH) {
      tokens.expect(Type.RIGHT_DELIM, "else");
    }
    return new End(Type.ELSE);
  }

  /** How a control structure is made of its parts. */
  private interface Control {
    Node.Statement of(int at, Node.Pipe pipe, Node.Block body, Node.@Nullable Block otherwise);
  }

  private Node.Statement control(String context, Control control) {
    if (++nesting > nestingLimit) {
      throw tokens.error("blocks are nested deeper than " + nestingLimit);
    }
    int variables = expressions.variableCount();
    var pipe = expressions.pipe(context, Type.RIGHT_DELIM);
    boolean range = context.equals("range");
    rangeDepth += range ? 1 : 0;
    var list = list();
    rangeDepth -= range ? 1 : 0;
    var otherwise = list.by() == Type.ELSE ? otherwise(context, control) : null;
    expressions.dropVariables(variables);
    nesting--;
    return control.of(pipe.at(), pipe, list.block(), otherwise);
  }

  private Node.Block otherwise(String context, Control control) {
    var next = tokens.peek().type();
    if ((context.equals("if") && next == Type.IF)
        || (context.equals("with") && next == Type.WITH)) {
      tokens.next();
      return new Node.Block(List.of(control(context, control)));
    }
    var list = list();
    if (list.by() != Type.END) {
      throw tokens.error("expected end; found " + shown(list.by()));
    }
    return list.block();
  }

  private Node.Call block() {
    var token = tokens.nextNonSpace();
    String defined = templateName(token, "block clause");
    var pipe = expressions.pipe("block clause", Type.RIGHT_DELIM);
    var inner = inner();
    var list = inner.list();
    if (list.by() != Type.END) {
      throw tokens.error("unexpected " + shown(list.by()) + " in block clause");
    }
    inner.add(defined, list.block());
    return new Node.Call(token.at(), defined, pipe);
  }

  private Node.Call call() {
    var token = tokens.nextNonSpace();
    String called = templateName(token, "template clause");
    Node.Pipe pipe = null;
    if (tokens.nextNonSpace().type() != Type.RIGHT_DELIM) {
      tokens.backUp();
      pipe = expressions.pipe("template clause", Type.RIGHT_DELIM);
    }
    return new Node.Call(token.at(), called, pipe);
  }

  private String templateName(Token token, String context) {
    if (token.type() != Type.STRING && token.type() != Type.RAW_STRING) {
      throw tokens.unexpected(token, context);
    }
    return expressions.unquote(token);
  }
}
