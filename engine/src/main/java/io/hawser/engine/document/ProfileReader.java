package io.hawser.engine.document;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Profile;
import io.hawser.crds.Profile.Credential;
import io.hawser.crds.Profile.KeyPair;
import io.hawser.crds.Profile.Store;

/** Reads Kanister's Profile. */
final class ProfileReader {
  private ProfileReader() {}

  static Profile kanister(Fields fields) {
    return new Profile(
        ApiVersion.KANISTER,
        MetadataReader.of(fields),
        fields.object("location", ProfileReader::store),
        fields.object("credential", ProfileReader::credential),
        fields.flag("skipSSLVerify", false));
  }

  private static Store store(Fields fields) {
    return new Store(
        fields.text("type"),
        fields.text("bucket"),
        fields.text("endpoint"),
        fields.text("prefix"),
        fields.text("region"));
  }

  private static Credential credential(Fields fields) {
    return new Credential(
        fields.text("type"),
        fields.object("keyPair", ProfileReader::keyPair),
        MetadataReader.reference(fields, "secret"));
  }

  private static KeyPair keyPair(Fields fields) {
    return new KeyPair(
        fields.text("idField"),
        fields.text("secretField"),
        MetadataReader.reference(fields, "secret"));
  }
}
