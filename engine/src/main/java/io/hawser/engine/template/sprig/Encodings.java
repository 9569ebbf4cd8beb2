package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;

/** Base64 and base32 of RFC 4648, with padding; what cannot be decoded gives Go's message. */
final class Encodings {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("b64enc(string) string", a -> base64(GoStrings.toBytes(a.text(0)))),
          GoFunction.of("b64dec(string) string", a -> decoded(a.text(0), 6, BASE64, "base64")),
          GoFunction.of("b32enc(string) string", a -> base32(GoStrings.toBytes(a.text(0)))),
          GoFunction.of("b32dec(string) string", a -> decoded(a.text(0), 5, BASE32, "base32")));

  /** A text is not in the encoding; the message is Go's. */
  static final class Corrupt extends Exception {
    private static final long serialVersionUID = 1L;

    Corrupt(String encoding, long at) {
      super("illegal " + encoding + " data at input byte " + at, null, false, false);
    }
  }

  private Encodings() {}

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    for (int start = 0; start < bytes.length; start += 5) {
      long group = 0;
      int length = Math.min(5, bytes.length - start);
      for (int i = 0; i < 5; i++) {
        group = group << 8 | (i < length ? bytes[start + i] & 0xff : 0);
      }
      int letters = (length * 8 + 4) / 5;
      for (int i = 0; i < 8; i++) {
        text.append(i < letters ? BASE32.charAt((int) (group >> (35 - 5 * i)) & 31) : '=');
      }
    }
    return text.toString();
  }

  private static String decoded(String text, int bits, String alphabet, String encoding) {
    try {
      return GoStrings.fromBytes(decode(text, bits, alphabet, encoding));
    } catch (Corrupt corrupt) {
      return String.valueOf(corrupt.getMessage());
    }
  }

  static byte[] base64(String text) throws Corrupt {
    return decode(text, 6, BASE64, "base64");
  }

  /**
   * Decodes groups of letters. Line ends between letters do not count.
   *
   * @param bits per letter: groups have 4 letters of 6 bits or 8 letters of 5
   */
  private static byte[] decode(String text, int bits, String alphabet, String encoding)
      throws Corrupt {
    byte[] source = GoStrings.toBytes(text);
    return new GroupDecoder(source, bits, alphabet, encoding).decode();
  }

  /** Reads group after group. */
  private static final class GroupDecoder {
    private final byte[] source;
    private final int bits;
    private final int groupSize;
    private final String alphabet;
    private final String encoding;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    GroupDecoder(byte[] source, int bits, String alphabet, String encoding) {
      this.source = source;
      this.bits = bits;
      this.groupSize = bits == 6 ? 4 : 8;
      this.alphabet = alphabet;
      this.encoding = encoding;
    }

    byte[] decode() throws Corrupt {
      skipLineEnds();
      while (at < source.length) {
        if (group()) {
          skipLineEnds();
          if (at < source.length) {
            throw new Corrupt(encoding, at);
          }
        }
        skipLineEnds();
      }
      return bytes.toByteArray();
    }

    private void skipLineEnds() {
      while (at < source.length && (source[at] == '\n' || source[at] == '\r')) {
        at++;
      }
    }

    /** Reads one group and says whether padding ended the data. */
    private boolean group() throws Corrupt {
      long group = 0;
      for (int letters = 0; letters < groupSize; letters++) {
        skipLineEnds();
        if (at >= source.length) {
          throw new Corrupt(encoding, at - letters);
        }
        int value = alphabet.indexOf((char) (source[at] & 0xff));
        if (value < 0) {
          if (source[at] != '=') {
            throw new Corrupt(encoding, at);
          }
          padding(letters);
          write(group << (bits * (groupSize - letters)), letters * bits / 8);
          return true;
        }
        at++;
        group = group << bits | value;
      }
      write(group, groupSize * bits / 8);
      return false;
    }

    private void padding(int letters) throws Corrupt {
      boolean possible = bits == 6 ? letters >= 2 : letters >= 2 && letters != 3 && letters != 6;
      if (!possible) {
        throw new Corrupt(encoding, at);
      }
      at++;
      for (int i = letters + 1; i < groupSize; i++) {
        skipLineEnds();
        if (at >= source.length) {
          throw new Corrupt(encoding, source.length);
        }
        if (source[at] != '=') {
          throw new Corrupt(encoding, at);
        }
        at++;
      }
    }

    private void write(long group, int count) {
      int whole = groupSize * bits / 8;
      for (int i = 0; i < count; i++) {
        bytes.write((int) (group >> (8 * (whole - 1 - i))));
      }
    }
  }
}
