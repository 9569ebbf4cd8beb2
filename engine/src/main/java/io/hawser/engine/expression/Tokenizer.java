package io.hawser.engine.expression;

import io.hawser.engine.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first half of the gate: characters and words that an expression may be made of. */
final class Tokenizer {
  static final int LONGEST = 512;

  /** Words that mean something to MVEL; as keys of a map they can be written {@code ['in']}. */
  static final Set<String> FORBIDDEN =
      Set.of(
          "and",
          "assert",
          "class",
          "convertable_to",
          "def",
          "do",
          "else",
          "for",
          "foreach",
          "function",
          "getClass",
          "if",
          "import",
          "import_static",
          "in",
          "instanceof",
          "is",
          "isdef",
          "new",
          "not",
          "or",
          "proto",
          "return",
          "soundslike",
          "strsim",
          "switch",
          "synchronized",
          "this",
          "throw",
          "untyped",
          "until",
          "var",
          "while",
          "with");

  private static final Pattern FOREIGN =
      Pattern.compile("[^A-Za-z0-9_ .,()\\[\\]!?:<>=&|+\\-*/%'\"\t]");
  private static final Pattern PIECE =
      Pattern.compile(
          "[ \t]+|(?<name>[A-Za-z_]\\w*)|(?<number>\\d+(?:\\.\\d+)?)(?![\\w.])"
              + "|'(?<single>[^']*)'|\"(?<double>[^\"]*)\""
              + "|(?<symbol>==|!=|<=|>=|&&|\\|\\||[<>+\\-*/%!?:(),.\\[\\]])");

  private Tokenizer() {}

  /**
   * The tokens, closed by one of kind END.
   *
   * @throws ExpressionError for anything that is not allowed
   */
  static List<Token> tokens(String text) {
    if (text.length() > LONGEST) {
      throw new ExpressionError("longer than %d characters".formatted(LONGEST), LONGEST);
    }
    refuseForeign(text);
    var tokens = new ArrayList<Token>();
    var matcher = PIECE.matcher(text);
    int offset = 0;
    while (offset < text.length()) {
      if (!matcher.find(offset) || matcher.start() != offset) {
        throw unreadable(text, offset);
      }
      add(matcher, tokens);
      offset = matcher.end();
    }
    tokens.add(new Token(Kind.END, "the end", text.length()));
    return tokens;
  }

  private static void refuseForeign(String text) {
    var foreign = FOREIGN.matcher(text);
    if (foreign.find()) {
      int character = text.codePointAt(foreign.start());
      var shown =
          Character.isISOControl(character) ? "" : " '" + Character.toString(character) + "'";
      throw new ExpressionError(
          "character U+%04X%s is not allowed in expressions".formatted(character, shown),
          foreign.start());
    }
  }

  private static void add(Matcher matcher, List<Token> tokens) {
    for (var kind : Kind.values()) {
      var text =
          switch (kind) {
            case NAME -> matcher.group("name");
            case NUMBER -> matcher.group("number");
            case STRING ->
                matcher.group("single") == null ? matcher.group("double") : matcher.group("single");
            case SYMBOL -> matcher.group("symbol");
            case END -> null;
          };
      if (text != null) {
        if (kind == Kind.NAME && FORBIDDEN.contains(text)) {
          throw new ExpressionError(
              "'%s' is not allowed in expressions".formatted(text), matcher.start());
        }
        tokens.add(new Token(kind, text, matcher.start()));
      }
    }
  }

  private static ExpressionError unreadable(String text, int offset) {
    return switch (text.charAt(offset)) {
      case '\'', '"' -> new ExpressionError("a quote is not closed", offset);
      case '=' -> new ExpressionError("'=' is not allowed; compare with '=='", offset);
      case '&', '|' ->
          new ExpressionError(
              "'%1$s' is not allowed; write '%1$s%1$s'".formatted(text.charAt(offset)), offset);
      default -> new ExpressionError("not a number", offset);
    };
  }
}
