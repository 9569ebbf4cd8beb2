package io.hawser.cli.machine;

import io.hawser.crds.Location;
import io.hawser.crds.Location.Format;
import io.hawser.crds.Location.Limits;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.ServerEncryption;
import io.hawser.crds.Location.Storage;
import io.hawser.engine.value.Durations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Location as plain values, as people write it. It holds where secrets come from, never secrets.
 */
final class LocationText {
  private LocationText() {}

  static Map<String, Object> of(Location location) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("storage", storage(location.spec().storage()));
    spec.put("password", secret(location.spec().password()));
    put(spec, "create", location.spec().create() ? true : null);
    put(spec, "hostname", location.spec().hostname());
    put(spec, "username", location.spec().username());
    put(spec, "format", location.spec().format() == null ? null : format(location.spec().format()));
    put(spec, "limits", location.spec().limits() == null ? null : limits(location.spec().limits()));
    put(spec, "verifyUploads", location.spec().verifyUploads() ? true : null);
    var document = new LinkedHashMap<String, Object>();
    document.put("apiVersion", location.apiVersion().text());
    document.put("kind", "Location");
    document.put("metadata", Map.of("name", location.metadata().name()));
    document.put("spec", spec);
    return document;
  }

  private static Map<String, Object> storage(Storage storage) {
    return switch (storage) {
      case Storage.Filesystem(var path) -> Map.of("filesystem", Map.of("path", path));
      case Storage.S3 s3 -> {
        var map = new LinkedHashMap<String, Object>();
        map.put("bucket", s3.bucket());
        put(map, "endpoint", s3.endpoint());
        put(map, "prefix", s3.prefix());
        put(map, "region", s3.region());
        put(map, "pathStyle", s3.pathStyle() ? true : null);
        put(map, "caFile", s3.caFile());
        put(map, "insecure", s3.insecure() ? true : null);
        map.put("accessKey", secret(s3.accessKey()));
        map.put("secretKey", secret(s3.secretKey()));
        var token = s3.sessionToken();
        put(map, "sessionToken", token == null ? null : secret(token));
        put(map, "storageClass", s3.storageClass());
        var encryption = s3.encryption();
        put(map, "serverSideEncryption", encryption == null ? null : encryption(encryption));
        put(map, "stall", s3.stall() == null ? null : Durations.text(s3.stall()));
        put(map, "retryFor", s3.retryFor() == null ? null : Durations.text(s3.retryFor()));
        yield Map.of("s3", map);
      }
    };
  }

  private static Map<String, Object> format(Format format) {
    var map = new LinkedHashMap<String, Object>();
    put(map, "blockHash", format.blockHash());
    put(map, "encryption", format.encryption());
    put(map, "objectSplitter", format.objectSplitter());
    put(map, "ecc", format.ecc());
    put(map, "eccOverheadPercent", format.eccOverheadPercent());
    put(map, "formatVersion", format.formatVersion());
    put(map, "formatBlockKeyDerivationAlgorithm", format.formatBlockKeyDerivationAlgorithm());
    put(map, "retentionMode", format.retentionMode());
    var period = format.retentionPeriod();
    put(map, "retentionPeriod", period == null ? null : Durations.text(period));
    put(map, "flat", format.flat() ? true : null);
    return map;
  }

  private static Map<String, Object> limits(Limits limits) {
    var map = new LinkedHashMap<String, Object>();
    put(map, "uploadBytesPerSecond", limits.uploadBytesPerSecond());
    put(map, "downloadBytesPerSecond", limits.downloadBytesPerSecond());
    put(map, "requestsPerSecond", limits.requestsPerSecond());
    return map;
  }

  private static Map<String, Object> encryption(ServerEncryption encryption) {
    var map = new LinkedHashMap<String, Object>();
    switch (encryption) {
      case ServerEncryption.ServerKeys _ -> map.put("algorithm", "AES256");
      case ServerEncryption.KeyService(var keyId) -> {
        map.put("algorithm", "aws:kms");
        put(map, "keyId", keyId);
      }
      case ServerEncryption.CustomerKey(var key) -> map.put("customerKey", secret(key));
    }
    return map;
  }

  private static Map<String, Object> secret(SecretSource source) {
    return switch (source) {
      case SecretSource.Environment(var variable) -> Map.of("env", variable);
      case SecretSource.File(var path) -> Map.of("file", path);
      case SecretSource.Reference(var name, var key) ->
          Map.of("secretRef", Map.of("name", name, "key", key));
    };
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
