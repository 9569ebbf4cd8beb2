package io.hawser.engine.template.regex;

/** The flags {@code i m s U} of a part of an expression. */
record Flags(boolean ignoreCase, boolean multiLine, boolean dotAll, boolean lazy) {
  static final Flags NONE = new Flags(false, false, false, false);

  /** Whether the letter is a flag. */
  static boolean has(int letter) {
    return letter == 'i' || letter == 'm' || letter == 's' || letter == 'U';
  }

  Flags with(int letter, boolean on) {
    return new Flags(
        letter == 'i' ? on : ignoreCase,
        letter == 'm' ? on : multiLine,
        letter == 's' ? on : dotAll,
        letter == 'U' ? on : lazy);
  }
}
