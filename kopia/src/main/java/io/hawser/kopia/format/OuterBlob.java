package io.hawser.kopia.format;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.util.Base64;

/**
 * The readable part of the format blob, around what the password protects.
 *
 * @param keyDerivation Kopia's name of the way from the password to the key
 */
record OuterBlob(
    String tool,
    String buildVersion,
    String buildInfo,
    byte[] uniqueId,
    String keyDerivation,
    byte[] encrypted) {

  private static final String WHERE = "kopia.repository";
  private static final String ENCRYPTION = "AES256_GCM";
  private static final int LEAST_ID_BYTES = 16;
  private static final int LEAST_ENCRYPTED_BYTES = 28;

  static OuterBlob decode(byte[] blob) {
    var fields = JsonFields.parse(WHERE, blob);
    var encryption = fields.text("encryption");
    if (!encryption.equals(ENCRYPTION)) {
      throw new RepositoryException(
          Kind.UNSUPPORTED,
          "'%s' is encrypted by '%s'; known: %s".formatted(WHERE, encryption, ENCRYPTION));
    }
    var outer =
        new OuterBlob(
            fields.text("tool"),
            fields.text("buildVersion"),
            fields.text("buildInfo"),
            fields.base64("uniqueID"),
            fields.text("keyAlgo"),
            fields.base64("encryptedBlockFormat"));
    if (outer.uniqueId.length < LEAST_ID_BYTES) {
      throw JsonFields.corrupt(WHERE, "its unique id is shorter than 16 bytes", null);
    }
    if (outer.encrypted.length < LEAST_ENCRYPTED_BYTES) {
      throw JsonFields.corrupt(WHERE, "its encrypted part is missing or cut", null);
    }
    return outer;
  }

  /** Indented, with a newline at the end, as Kopia writes it. */
  byte[] encode() {
    var fields = JsonFields.newObject();
    fields.put("tool", tool);
    fields.put("buildVersion", buildVersion);
    fields.put("buildInfo", buildInfo);
    fields.put("uniqueID", Base64.getEncoder().encodeToString(uniqueId));
    fields.put("keyAlgo", keyDerivation);
    fields.put("encryption", ENCRYPTION);
    fields.put("encryptedBlockFormat", Base64.getEncoder().encodeToString(encrypted));
    return JsonFields.indented(fields);
  }

  OuterBlob withEncrypted(byte[] newEncrypted) {
    return new OuterBlob(tool, buildVersion, buildInfo, uniqueId, keyDerivation, newEncrypted);
  }
}
