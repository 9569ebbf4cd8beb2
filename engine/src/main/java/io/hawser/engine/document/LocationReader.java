package io.hawser.engine.document;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Location;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.ServerEncryption;
import io.hawser.crds.Location.Spec;
import io.hawser.crds.Location.Storage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a Location. What stands where a secret's source is wanted is never repeated. */
final class LocationReader {
  private static final String SECRET_FORMS =
      "{env: VARIABLE}, {file: PATH} or {secretRef: {name: NAME, key: KEY}}";
  private static final SecretSource NO_SECRET = new SecretSource.Environment("");
  private static final Storage NO_STORAGE = new Storage.Filesystem("");

  private LocationReader() {}

  static Location hawser(Fields fields) {
    var metadata = MetadataReader.of(fields);
    fields.require("spec");
    var spec = fields.object("spec", LocationReader::spec);
    return new Location(
        ApiVersion.HAWSER,
        metadata,
        spec == null ? new Spec(NO_STORAGE, NO_SECRET, false, null, null) : spec);
  }

  private static Spec spec(Fields fields) {
    fields.require("storage");
    var storage = fields.object("storage", LocationReader::storage);
    return new Spec(
        storage == null ? NO_STORAGE : storage,
        requiredSecret(fields, "password"),
        fields.flag("create", false),
        fields.text("hostname"),
        fields.text("username"),
        fields.object("format", LocationReader::format),
        fields.object("limits", LocationReader::limits),
        fields.flag("verifyUploads", false));
  }

  /** Which names there are is the library's to say. */
  private static Location.Format format(Fields fields) {
    return new Location.Format(
        fields.text("blockHash"),
        fields.text("encryption"),
        fields.text("objectSplitter"),
        fields.text("ecc"),
        fields.count("eccOverheadPercent", 0),
        fields.count("formatVersion", 1),
        fields.text("formatBlockKeyDerivationAlgorithm"),
        fields.text("retentionMode"),
        fields.duration("retentionPeriod"),
        fields.flag("flat", false));
  }

  private static Location.Limits limits(Fields fields) {
    return new Location.Limits(
        fields.count("uploadBytesPerSecond", 1),
        fields.count("downloadBytesPerSecond", 1),
        fields.count("requestsPerSecond", 1));
  }

  private static Storage storage(Fields fields) {
    var filesystem =
        fields.object("filesystem", f -> new Storage.Filesystem(f.requiredText("path")));
    var s3 = fields.object("s3", LocationReader::s3);
    if ((filesystem == null) == (s3 == null)) {
      fields.find("needs exactly one of 'filesystem' and 's3'");
    }
    if (s3 != null) {
      return s3;
    }
    return filesystem == null ? NO_STORAGE : filesystem;
  }

  private static Storage s3(Fields fields) {
    return new Storage.S3(
        fields.requiredText("bucket"),
        fields.text("endpoint"),
        fields.text("prefix"),
        fields.text("region"),
        fields.flag("pathStyle", false),
        fields.text("caFile"),
        fields.flag("insecure", false),
        requiredSecret(fields, "accessKey"),
        requiredSecret(fields, "secretKey"),
        secret(fields, "sessionToken"),
        fields.text("storageClass"),
        fields.object("serverSideEncryption", LocationReader::encryption),
        fields.duration("stall"),
        fields.duration("retryFor"));
  }

  private static @Nullable ServerEncryption encryption(Fields fields) {
    if (fields.has("customerKey") == fields.has("algorithm")) {
      fields.find(
          "must be {algorithm: AES256}, {algorithm: aws:kms, keyId: ID} or {customerKey: {file:"
              + " PATH}}");
      return null;
    }
    if (fields.has("customerKey")) {
      return new ServerEncryption.CustomerKey(requiredSecret(fields, "customerKey"));
    }
    var keyService = fields.choice("algorithm", Map.of("AES256", false, "aws:kms", true));
    return Boolean.TRUE.equals(keyService)
        ? new ServerEncryption.KeyService(fields.text("keyId"))
        : new ServerEncryption.ServerKeys();
  }

  private static SecretSource requiredSecret(Fields fields, String name) {
    if (!fields.has(name)) {
      fields.find("needs field '%s': %s".formatted(name, SECRET_FORMS));
      return NO_SECRET;
    }
    var secret = secret(fields, name);
    return secret == null ? NO_SECRET : secret;
  }

  private static @Nullable SecretSource secret(Fields fields, String name) {
    if (fields.isScalar(name)) {
      fields.find(
          name,
          "a secret must not stand in a document; write where it comes from: " + SECRET_FORMS);
      return null;
    }
    return fields.object(name, LocationReader::secretSource);
  }

  private static @Nullable SecretSource secretSource(Fields fields) {
    var names = List.of("env", "file", "secretRef");
    if (names.stream().filter(fields::has).count() != 1) {
      fields.find("must be exactly one of " + SECRET_FORMS);
      return null;
    }
    if (fields.has("env")) {
      return new SecretSource.Environment(fields.requiredText("env"));
    }
    if (fields.has("file")) {
      return new SecretSource.File(fields.requiredText("file"));
    }
    return fields.object(
        "secretRef",
        f -> new SecretSource.Reference(f.requiredText("name"), f.requiredText("key")));
  }
}
