package io.hawser.kopia.snapshot;

/**
 * The mode of an entry: Go's {@code FileMode} bits in octal after a {@code 0}, where setuid, setgid
 * and sticky stand elsewhere than in Unix (Go's package io/fs).
 */
final class GoFileMode {
  private static final int SETUID = 1 << 23;
  private static final int SETGID = 1 << 22;
  private static final int STICKY = 1 << 20;

  private GoFileMode() {}

  /** Of the twelve Unix bits. */
  static String format(int unix) {
    int go = unix & 0777;
    go |= (unix & 04000) != 0 ? SETUID : 0;
    go |= (unix & 02000) != 0 ? SETGID : 0;
    go |= (unix & 01000) != 0 ? STICKY : 0;
    return "0" + Integer.toOctalString(go);
  }

  /**
   * The twelve Unix bits; other bits of Go are left out.
   *
   * @throws NumberFormatException when the text is no number
   */
  static int parse(String text) {
    long go = number(text);
    int unix = (int) go & 0777;
    unix |= (go & SETUID) != 0 ? 04000 : 0;
    unix |= (go & SETGID) != 0 ? 02000 : 0;
    unix |= (go & STICKY) != 0 ? 01000 : 0;
    return unix;
  }

  /** Go's automatic base: 0x, 0o, 0b or a leading zero for octal. */
  private static long number(String text) {
    if (text.length() < 2 || text.charAt(0) != '0') {
      return Long.parseUnsignedLong(text, 10);
    }
    return switch (text.charAt(1)) {
      case 'x', 'X' -> Long.parseUnsignedLong(text.substring(2), 16);
      case 'o', 'O' -> Long.parseUnsignedLong(text.substring(2), 8);
      case 'b', 'B' -> Long.parseUnsignedLong(text.substring(2), 2);
      default -> Long.parseUnsignedLong(text.substring(1), 8);
    };
  }
}
