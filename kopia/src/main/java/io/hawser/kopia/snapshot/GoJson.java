package io.hawser.kopia.snapshot;

import io.hawser.kopia.file.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes compact JSON byte for byte as Go's encoder does, so that equal directories get equal
 * content ids: {@code <}, {@code >}, {@code &} and the line separators escaped, each byte that is
 * not UTF-8 as {@code \}{@code ufffd}.
 *
 * <p>Holds at most what was written since the last {@link #drainTo}.
 */
final class GoJson {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Takes what was written. */
  interface Sink {
    void write(byte[] bytes, int offset, int length);
  }

  private byte[] bytes = new byte[1 << 10];
  private int length;
  private boolean afterValue;

  GoJson begin(char bracket) {
    separate();
    put(bracket);
    afterValue = false;
    return this;
  }

  GoJson end(char bracket) {
    put(bracket);
    afterValue = true;
    return this;
  }

  GoJson name(String name) {
    string(name);
    put(':');
    afterValue = false;
    return this;
  }

  GoJson number(long value) {
    return literal(Long.toString(value));
  }

  GoJson nothing() {
    return literal("null");
  }

  GoJson string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  GoJson string(byte[] utf8) {
    separate();
    put('"');
    for (int i = 0; i < utf8.length; ) {
      i += character(utf8, i);
    }
    put('"');
    afterValue = true;
    return this;
  }

  GoJson newLine() {
    put('\n');
    return this;
  }

  int length() {
    return length;
  }

  void drainTo(Sink sink) {
    sink.write(bytes, 0, length);
    length = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private GoJson literal(String ascii) {
    separate();
    put(ascii);
    afterValue = true;
    return this;
  }

  private void separate() {
    if (afterValue) {
      put(',');
    }
  }

  /** Writes one character and gives the number of bytes it took. */
  private int character(byte[] utf8, int i) {
    int b = utf8[i] & 0xff;
    if (b < 0x80) {
      ascii(b);
      return 1;
    }
    int sequence = Utf8.sequence(utf8, i);
    if (sequence == 0) {
      put("\\ufffd");
      return 1;
    }
    boolean lineSeparator =
        sequence == 3 && b == 0xe2 && utf8[i + 1] == (byte) 0x80 && (utf8[i + 2] & 0xfe) == 0xa8;
    if (lineSeparator) {
      put("\\u202");
      put((char) HEX[utf8[i + 2] & 0xf]);
      return 3;
    }
    for (int k = 0; k < sequence; k++) {
      put((char) (utf8[i + k] & 0xff));
    }
    return sequence;
  }

  private void ascii(int b) {
    switch (b) {
      case '"' -> put("\\\"");
      case '\\' -> put("\\\\");
      case '\n' -> put("\\n");
      case '\r' -> put("\\r");
      case '\t' -> put("\\t");
      case '\b' -> put("\\b");
      case '\f' -> put("\\f");
      case '<', '>', '&' -> hex(b);
      default -> {
        if (b < 0x20) {
          hex(b);
        } else {
          put((char) b);
        }
      }
    }
  }

  private void hex(int b) {
    put("\\u00");
    put((char) HEX[b >> 4]);
    put((char) HEX[b & 0xf]);
  }

  private void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
  }

  /** One byte, given as the character of the same number. */
  private void put(char b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) b;
  }
}
