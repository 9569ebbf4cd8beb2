package io.hawser.kopia.content;

import io.hawser.kopia.crypto.ContentCipher;
import io.hawser.kopia.crypto.ContentHash;
import io.hawser.kopia.format.OpenedFormat;
import io.hawser.kopia.index.IndexWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What packs of one repository have before and after their contents. */
final class PackFormat {
  private static final int PREAMBLE_BYTES = 32;
  private static final int ALIGNMENT = 4096;
  private static final int LOCAL_INDEX_RANDOM_BYTES = 32;
  private static final int NAME_BYTES = 16;

  private final int indexVersion;
  private final ContentHash hash;
  private final ContentCipher cipher;
  private final SecureRandom random;
  private final byte[] recoveryCopy;

  PackFormat(OpenedFormat opened, ContentHash hash, ContentCipher cipher, SecureRandom random) {
    this.indexVersion = opened.format().indexVersion();
    this.hash = hash;
    this.cipher = cipher;
    this.random = random;
    this.recoveryCopy =
        opened.format().hasRecoveryCopies() ? recoveryCopy(opened.blob()) : new byte[0];
  }

  /** A new name without its prefix and session. */
  String newName() {
    return HexFormat.of().formatHex(randomBytes(NAME_BYTES));
  }

  byte[] head() {
    return ByteBuffer.allocate(recoveryCopy.length + PREAMBLE_BYTES)
        .put(recoveryCopy)
        .put(randomBytes(PREAMBLE_BYTES))
        .array();
  }

  /** Ends a pack with its local index. */
  void finish(PackBuilder pack) {
    // A pack that is aligned already gets a whole step more: there always is padding.
    pack.append(randomBytes(ALIGNMENT - pack.length() % ALIGNMENT));
    var index = IndexWriter.write(pack.entries(), indexVersion);
    var plain =
        ByteBuffer.allocate(index.length + LOCAL_INDEX_RANDOM_BYTES)
            .put(index)
            .put(randomBytes(LOCAL_INDEX_RANDOM_BYTES))
            .array();
    var name = hash.hash(plain, 0, plain.length);
    var sealed = cipher.encrypt(plain, 0, plain.length, name);
    var tail = new PackTail(name, pack.length(), sealed.length);
    pack.append(sealed);
    pack.append(tail.toBytes());
  }

  /** The format blob as old packs carry it, so that a lost one can be found (format 1). */
  static byte[] recoveryCopy(byte[] formatBlob) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = "kopia-repository".getBytes(StandardCharsets.US_ASCII);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var check = mac.doFinal(formatBlob);
      short length = (short) (formatBlob.length + check.length);
      return ByteBuffer.allocate(formatBlob.length + check.length + 4)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putShort(length)
          .put(formatBlob)
          .put(check)
          .putShort(length)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HmacSHA256", e);
    }
  }

  private byte[] randomBytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
