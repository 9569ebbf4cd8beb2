package io.hawser.engine.template.parse;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.parse.Token.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Tokens with lookahead, and the errors of the parser, which name the last token's line. */
final class TokenReader {
  private final String name;
  private final Lexer lexer;
  private final Deque<Token> pushedBack = new ArrayDeque<>();
  private @Nullable Token newest;
  private @Nullable Token last;
  private int actionLine;

  TokenReader(String name, Lexer lexer) {
    this.name = name;
    this.lexer = lexer;
  }

  /** A reader of what follows, for a definition inside; nothing may be pushed back. */
  TokenReader inner() {
    return new TokenReader(name, lexer);
  }

  /** Notes the line where the current action began; 0 for none. */
  void actionStartsAt(int line) {
    actionLine = line;
  }

  Token next() {
    var token = pushedBack.poll();
    if (token == null) {
      token = lexer.next();
      newest = token;
    }
    last = token;
    return token;
  }

  Token peek() {
    var token = next();
    pushedBack.push(token);
    return token;
  }

  Token nextNonSpace() {
    var token = next();
    while (token.type() == Type.SPACE) {
      token = next();
    }
    return token;
  }

  Token peekNonSpace() {
    var token = nextNonSpace();
    pushedBack.push(token);
    return token;
  }

  /** Pushes the last token back. */
  void backUp() {
    if (last != null) {
      pushedBack.push(last);
    }
  }

  /** Pushes back the last token and the one before it. */
  void backUp2(Token before) {
    backUp();
    pushedBack.push(before);
  }

  /** Pushes a token back before all others. */
  void pushBack(Token token) {
    pushedBack.push(token);
  }

  Token expect(Type type, String context) {
    var token = nextNonSpace();
    if (token.type() != type) {
      throw unexpected(token, context);
    }
    return token;
  }

  TemplateException unexpected(Token token, String context) {
    if (token.type() != Type.ERROR) {
      return error("unexpected " + token.shown() + " in " + context);
    }
    String extra = "";
    if (actionLine != 0 && actionLine != token.line()) {
      boolean action = token.text().endsWith(" action");
      extra = (action ? "" : " in action") + " started at " + name + ":" + actionLine;
    }
    return error(token.shown() + extra);
  }

  TemplateException error(String message) {
    int line = newest == null ? 0 : newest.line();
    return new TemplateException(
        TemplateException.Kind.PARSE,
        "template: " + name + ":" + line + ": " + message,
        line,
        0,
        null);
  }
}
