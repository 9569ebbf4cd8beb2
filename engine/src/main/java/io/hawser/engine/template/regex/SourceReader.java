package io.hawser.engine.template.regex;

import io.hawser.engine.template.value.GoStrings;

/** A place in the text of an expression. */
final class SourceReader {
  final String source;
  int at;

  SourceReader(String source) {
    this.source = source;
  }

  boolean more() {
    return at < source.length();
  }

  boolean ahead(String text) {
    return source.startsWith(text, at);
  }

  boolean accept(String text) {
    if (!ahead(text)) {
      return false;
    }
    at += text.length();
    return true;
  }

  int peek() {
    return more() ? source.codePointAt(at) : -1;
  }

  int advance() throws RegexSyntaxException {
    int rune = source.codePointAt(at);
    if (GoStrings.isBadByte(rune)) {
      throw errorToEnd("invalid UTF-8", at);
    }
    at += Character.charCount(rune);
    return rune;
  }

  /** An error that shows the text from a place up to here. */
  RegexSyntaxException error(String problem, int from) {
    return new RegexSyntaxException(problem, source.substring(from, at));
  }

  /** An error that shows the text from a place up to the end. */
  RegexSyntaxException errorToEnd(String problem, int from) {
    return new RegexSyntaxException(problem, source.substring(from));
  }
}
