package io.hawser.engine.template.format;

/** Text that grows up to a limit. Not thread-safe. */
public final class Output {
  /** Says that the text would grow beyond its limit, or for ever. */
  public static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong(String message) {
      super(message, null, false, false);
    }
  }

  /** Values nested deeper than this hold themselves. */
  static final int DEEPEST = 500;

  private final StringBuilder text = new StringBuilder();
  private final int limit;

  public Output(int limit) {
    this.limit = limit;
  }

  public Output append(String more) {
    require((long) text.length() + more.length());
    text.append(more);
    return this;
  }

  public Output append(char more) {
    require(text.length() + 1L);
    text.append(more);
    return this;
  }

  /** A text repeated, refused before it is made if it would not fit. */
  public String repeat(String piece, long times) {
    require(text.length() + piece.length() * Math.max(0, times));
    return piece.repeat((int) Math.max(0, times));
  }

  private void require(long length) {
    if (length > limit) {
      throw new TooLong("the text grows beyond " + limit + " characters");
    }
  }

  /** Refuses values that are nested too deep to be printed. */
  void requireDepth(int depth) {
    if (depth > DEEPEST) {
      throw new TooLong("the value is nested deeper than " + DEEPEST);
    }
  }

  public int length() {
    return text.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
