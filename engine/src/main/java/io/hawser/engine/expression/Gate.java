package io.hawser.engine.expression;

import io.hawser.engine.expression.DataPath.Step;
import io.hawser.engine.expression.Token.Kind;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The second half of the gate: a small grammar, and the rewriting for MVEL. Every path, string and
 * number becomes a variable {@code v0, v1, …}; what MVEL gets consists of those, operators,
 * parentheses, {@code true false null empty contains} and the allowed methods.
 *
 * <pre>
 * expression: binary [ '?' expression ':' expression ]
 * binary:     unary { operator unary }
 * unary:      { '!' | '-' } operand { '.' method '(' [ expression { ',' expression } ] ')' }
 * operand:    number | string | word | path | '(' expression ')' | '[' [ expression { ',' … } ] ']'
 * path:       name { '.' name | '[' ( number | string | path ) ']' }
 * </pre>
 */
final class Gate {
  static final Set<String> METHODS =
      Set.of(
          "contains",
          "endsWith",
          "indexOf",
          "isEmpty",
          "length",
          "size",
          "startsWith",
          "toLowerCase",
          "toUpperCase",
          "trim");
  static final Set<String> WORDS = Set.of("true", "false", "null", "empty");
  private static final Set<String> OPERATORS =
      Set.of("==", "!=", "<=", ">=", "<", ">", "&&", "||", "+", "-", "*", "/", "%");
  private static final int DEEPEST = 32;

  private final List<Token> tokens;
  private final List<Operand> variables = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();
  private int next;
  private int depth;

  /** What a variable stands for. */
  sealed interface Operand {
    record Constant(Object value) implements Operand {}

    record Path(DataPath path) implements Operand {}
  }

  /** What MVEL gets, and what its variables stand for. */
  record Passed(String code, List<Operand> variables) {}

  private Gate(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Lets a text through.
   *
   * @throws ExpressionError for anything that is not allowed
   */
  static Passed pass(String text) {
    var gate = new Gate(Tokenizer.tokens(text));
    gate.expression();
    if (gate.peek().kind() != Kind.END) {
      throw gate.unexpected("an operator");
    }
    return new Passed(gate.code.toString(), List.copyOf(gate.variables));
  }

  private void expression() {
    if (++depth > DEEPEST) {
      throw new ExpressionError("nested more than %d deep".formatted(DEEPEST), peek().offset());
    }
    binary();
    if (accept("?")) {
      code.append(" ? (");
      expression();
      expect(":");
      code.append(") : (");
      expression();
      code.append(")");
    }
    depth--;
  }

  private void binary() {
    unary();
    while (true) {
      var token = peek();
      boolean isContains = token.kind() == Kind.NAME && token.text().equals("contains");
      if (!isContains && !(token.kind() == Kind.SYMBOL && OPERATORS.contains(token.text()))) {
        return;
      }
      next++;
      code.append(' ').append(token.text()).append(' ');
      unary();
    }
  }

  private void unary() {
    if (++depth > DEEPEST) {
      throw new ExpressionError("nested more than %d deep".formatted(DEEPEST), peek().offset());
    }
    if (accept("!")) {
      code.append("!(");
      unary();
      code.append(")");
    } else if (accept("-")) {
      code.append("(0 - ");
      unary();
      code.append(")");
    } else {
      operand();
      while (accept(".")) {
        method();
      }
    }
    depth--;
  }

  private void operand() {
    var token = peek();
    switch (token.kind()) {
      case STRING -> constant(token.text());
      case NUMBER -> constant(number(token));
      case NAME -> {
        if (WORDS.contains(token.text())) {
          next++;
          code.append(token.text());
        } else {
          variable(new Operand.Path(path()));
        }
      }
      case SYMBOL -> {
        if (accept("(")) {
          code.append("(");
          expression();
          expect(")");
          code.append(")");
        } else if (accept("[")) {
          code.append("[");
          expressionsUntil("]");
          code.append("]");
        } else {
          throw unexpected("a value");
        }
      }
      case END -> throw unexpected("a value");
    }
  }

  private void method() {
    var name = peek();
    if (name.kind() != Kind.NAME || !METHODS.contains(name.text())) {
      throw new ExpressionError(
          "no method '%s'".formatted(name.text()) + Names.hint(name.text(), METHODS),
          name.offset());
    }
    next++;
    expect("(");
    code.append(".").append(name.text()).append("(");
    expressionsUntil(")");
    code.append(")");
  }

  private void expressionsUntil(String end) {
    if (accept(end)) {
      return;
    }
    expression();
    while (accept(",")) {
      code.append(", ");
      expression();
    }
    expect(end);
  }

  private DataPath path() {
    var name = take();
    if (peek().isSymbol("(")) {
      throw new ExpressionError(
          "functions such as '%s(…)' cannot be called".formatted(name.text()), name.offset());
    }
    var steps = new ArrayList<Step>();
    steps.add(new Step.Key(name.text()));
    while (true) {
      if (peek().isSymbol("[")) {
        next++;
        steps.add(index());
        expect("]");
      } else if (peek().isSymbol(".") && !isMethodCall()) {
        next++;
        steps.add(new Step.Key(stepName()));
      } else {
        return new DataPath(steps, name.offset());
      }
    }
  }

  private Step index() {
    var token = peek();
    if (token.kind() == Kind.STRING) {
      return new Step.Key(take().text());
    }
    if (token.kind() == Kind.NUMBER && number(token) instanceof Long index) {
      next++;
      return new Step.Index(index);
    }
    if (token.kind() == Kind.NAME && !WORDS.contains(token.text())) {
      if (++depth > DEEPEST) {
        throw unexpected("less nesting");
      }
      var path = path();
      depth--;
      return new Step.Computed(path);
    }
    throw unexpected("a whole number, a string or a name");
  }

  private String stepName() {
    if (peek().kind() != Kind.NAME) {
      throw unexpected("a name");
    }
    return take().text();
  }

  private boolean isMethodCall() {
    return next + 2 < tokens.size()
        && tokens.get(next + 1).kind() == Kind.NAME
        && tokens.get(next + 2).isSymbol("(");
  }

  private static Object number(Token token) {
    try {
      return token.text().contains(".")
          ? (Object) Double.valueOf(token.text())
          : Long.valueOf(token.text());
    } catch (NumberFormatException _) {
      throw new ExpressionError("number '%s' is too large".formatted(token.text()), token.offset());
    }
  }

  private void constant(Object value) {
    next++;
    variable(new Operand.Constant(value));
  }

  private void variable(Operand operand) {
    code.append("v").append(variables.size());
    variables.add(operand);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean accept(String symbol) {
    if (!peek().isSymbol(symbol)) {
      return false;
    }
    next++;
    return true;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  private ExpressionError unexpected(String wanted) {
    var token = peek();
    var found = token.kind() == Kind.END ? token.text() : "'" + token.text() + "'";
    return new ExpressionError(
        "%s is wanted here, not %s".formatted(wanted, found), token.offset());
  }
}
