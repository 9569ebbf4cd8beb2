package io.hawser.kopia.file;

/** What UTF-8 allows (RFC 3629, table 3-7 of the Unicode standard), byte by byte. */
public final class Utf8 {
  private Utf8() {}

  /** Length of the well-formed sequence at {@code i}, or 0 when there is none. */
  public static int sequence(byte[] bytes, int i) {
    int lead = bytes[i] & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (i + length > bytes.length || !allowedSecond(lead, bytes[i + 1] & 0xff)) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  public static boolean isWellFormed(byte[] bytes) {
    for (int i = 0; i < bytes.length; ) {
      int length = sequence(bytes, i);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /** Overlong forms, surrogates and values above U+10FFFF all show in the second byte. */
  private static boolean allowedSecond(int lead, int second) {
    int low =
        switch (lead) {
          case 0xe0 -> 0xa0;
          case 0xf0 -> 0x90;
          default -> 0x80;
        };
    int high =
        switch (lead) {
          case 0xed -> 0x9f;
          case 0xf4 -> 0x8f;
          default -> 0xbf;
        };
    return second >= low && second <= high;
  }
}
