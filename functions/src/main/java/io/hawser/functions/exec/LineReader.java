package io.hawser.functions.exec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads UTF-8 lines of which no more than a fixed length is held in memory. */
public final class LineReader {
  private final BufferedReader reader;
  private final int limit;

  /**
   * A line without its end.
   *
   * @param cut true when the line was longer than the limit; the rest of it is lost
   */
  public record Line(String text, boolean cut) {}

  public LineReader(InputStream stream, int limit) {
    this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.limit = limit;
  }

  /** The next line; empty at the end of the stream. */
  public Optional<Line> next() throws IOException {
    var text = new StringBuilder();
    boolean cut = false;
    int character = reader.read();
    if (character < 0) {
      return Optional.empty();
    }
    for (; character >= 0 && character != '\n'; character = reader.read()) {
      if (text.length() < limit) {
        text.append((char) character);
      } else {
        cut = true;
      }
    }
    return Optional.of(new Line(text.toString(), cut));
  }
}
