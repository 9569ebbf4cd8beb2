package io.hawser.engine.template.regex;

/** How much work a call may still do. Not thread-safe. */
final class Budget {
  private long left;

  Budget(long steps) {
    this.left = steps;
  }

  void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new RegexTooSlow("the text is too long for this regular expression");
    }
  }
}
