package io.hawser.kopia.crypto;

import io.hawser.kopia.ecc.ErrorCorrection;

/** A cipher whose output is made to survive some damage. */
record CorrectedCipher(ContentCipher cipher, ErrorCorrection correction) implements ContentCipher {
  @Override
  public int overhead() {
    return cipher.overhead();
  }

  @Override
  public byte[] encrypt(byte[] plain, int offset, int length, byte[] contentIdHash) {
    return correction.encode(cipher.encrypt(plain, offset, length, contentIdHash));
  }

  @Override
  public byte[] decrypt(byte[] sealed, int offset, int length, byte[] contentIdHash) {
    var corrected = correction.decode(sealed, offset, length);
    return cipher.decrypt(corrected, 0, corrected.length, contentIdHash);
  }
}
