package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;

/** The messages of Go's own run-time errors, which template authors see as well. */
final class Panics {
  private Panics() {}

  static CallFailure nilPointer() {
    return new CallFailure("runtime error: invalid memory address or nil pointer dereference");
  }

  static CallFailure divideByZero() {
    return new CallFailure("runtime error: integer divide by zero");
  }

  static CallFailure negativeRepeat() {
    return new CallFailure("strings: negative Repeat count");
  }

  /** The bounds of {@code text[from:to]}, checked as Go checks them. */
  static void requireBounds(long from, long to, long length) {
    if (to < 0) {
      throw bounds("[:" + to + "]");
    }
    if (to > length) {
      throw bounds("[:" + to + "] with length " + length);
    }
    if (from < 0) {
      throw bounds("[" + from + ":]");
    }
    if (from > to) {
      throw bounds("[" + from + ":" + to + "]");
    }
  }

  /** The start of {@code text[from:]}. */
  static void requireStart(long from, long length) {
    if (from > length) {
      throw bounds("[" + from + ":" + length + "]");
    }
  }

  private static CallFailure bounds(String what) {
    return new CallFailure("runtime error: slice bounds out of range " + what);
  }
}
