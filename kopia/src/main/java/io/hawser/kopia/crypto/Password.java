package io.hawser.kopia.crypto;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The password of a repository. Taken as it is: white space at its ends counts. */
public final class Password {
  private final KeyBytes utf8;

  private Password(KeyBytes utf8) {
    this.utf8 = utf8;
  }

  /** The characters are copied; the caller may wipe them. */
  public static Password of(char[] characters) {
    var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    var bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return new Password(KeyBytes.of(bytes));
  }

  public static Password of(String text) {
    return of(text.toCharArray());
  }

  KeyBytes utf8() {
    return utf8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Password password && utf8.equals(password.utf8);
  }

  @Override
  public int hashCode() {
    return utf8.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
