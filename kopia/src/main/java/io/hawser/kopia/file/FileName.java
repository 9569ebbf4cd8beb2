package io.hawser.kopia.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One element of a path, as the bytes the file system keeps. Ordered bytewise, as Kopia orders the
 * entries of a directory. {@link #toString} is for people: what is not printable is escaped.
 */
public final class FileName implements Comparable<FileName> {
  private final byte[] bytes;

  private FileName(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A name of these bytes, which must not change afterwards. */
  public static FileName of(byte[] bytes) {
    return new FileName(bytes);
  }

  public static FileName of(String text) {
    return new FileName(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The name itself, not a copy: not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  public boolean isUtf8() {
    return Utf8.isWellFormed(bytes);
  }

  /** True for a name that stays in its directory: not empty, no slash, no NUL, not a dot name. */
  public boolean staysInside() {
    for (byte b : bytes) {
      if (b == '/' || b == 0) {
        return false;
      }
    }
    boolean dots = bytes.length <= 2 && (bytes.length < 2 || bytes[1] == '.');
    return bytes.length > 0 && !(dots && bytes[0] == '.');
  }

  public boolean startsWith(String prefix) {
    var wanted = prefix.getBytes(StandardCharsets.UTF_8);
    return bytes.length >= wanted.length
        && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  /** The name as text, each byte that is not UTF-8 replaced by U+FFFD, as Kopia stores it. */
  public String text() {
    if (isUtf8()) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder();
    for (int i = 0; i < bytes.length; ) {
      int length = Utf8.sequence(bytes, i);
      text.append(length == 0 ? "\ufffd" : new String(bytes, i, length, StandardCharsets.UTF_8));
      i += Math.max(1, length);
    }
    return text.toString();
  }

  @Override
  public int compareTo(FileName other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileName that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    var shown = new StringBuilder();
    for (int i = 0; i < bytes.length; ) {
      int length = Utf8.sequence(bytes, i);
      var part = new String(bytes, i, Math.max(1, length), StandardCharsets.UTF_8);
      if (length == 0 || Character.isISOControl(part.codePointAt(0))) {
        shown.append("\\x%02x".formatted(bytes[i] & 0xff));
        length = 1;
      } else {
        shown.append(part.equals("\\") ? "\\\\" : part);
      }
      i += length;
    }
    return shown.toString();
  }
}
