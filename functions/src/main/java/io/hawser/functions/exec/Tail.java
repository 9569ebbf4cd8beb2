package io.hawser.functions.exec;

/** The last characters of a text that may be endless. Safe for use by many threads. */
public final class Tail {
  private final int limit;
  private final StringBuilder kept = new StringBuilder();

  /**
   * @param limit how many characters are kept; twice as many are held at times
   */
  public Tail(int limit) {
    this.limit = limit;
  }

  public synchronized void append(String text) {
    kept.append(text);
    if (kept.length() > 2 * limit) {
      kept.delete(0, kept.length() - limit);
    }
  }

  /** What was kept, without blanks at the ends. */
  public synchronized String text() {
    return kept.substring(Math.max(0, kept.length() - limit)).strip();
  }
}
