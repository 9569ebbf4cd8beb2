package io.hawser.engine.run;

import io.hawser.crds.ActionSet;
import io.hawser.crds.Location;
import io.hawser.crds.Location.Storage;
import io.hawser.crds.ObjectReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roots of Kanister's TemplateParams, as far as a machine without Kubernetes knows them. As in
 * Kanister, what does not apply is a nil pointer; credentials are never among the data.
 */
final class KanisterScope {
  /** RFC 3339 in UTC with nanoseconds, trailing zeros trimmed, as Go prints it. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private KanisterScope() {}

  static String text(Instant time) {
    return TIME.format(time);
  }

  static Map<String, @Nullable Object> of(
      ActionSet.Action action, Optional<Location> location, Instant time) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("StatefulSet", null);
    data.put("Deployment", null);
    data.put("DeploymentConfig", null);
    data.put("PVC", subject(action.object(), "pvc"));
    data.put("Namespace", subject(action.object(), "namespace"));
    data.put("Object", Map.of());
    data.put("ConfigMaps", Map.of());
    data.put("Secrets", Map.of());
    data.put("Time", text(time));
    data.put("Profile", location.map(KanisterScope::profile).orElse(null));
    data.put("Options", action.options());
    data.put("DeferPhase", Map.of("Output", Map.of()));
    data.put("PodOverride", action.podOverride());
    data.put("PodAnnotations", action.podAnnotations());
    data.put("PodLabels", action.podLabels());
    return data;
  }

  /** Name and namespace; of a namespace both are the reference's namespace. */
  private static @Nullable Map<String, String> subject(
      @Nullable ObjectReference object, String kind) {
    if (object == null || !kind.equalsIgnoreCase(object.kind())) {
      return null;
    }
    var namespace = object.namespace() == null ? "" : object.namespace();
    var name = object.name() == null ? "" : object.name();
    return Map.of("Name", kind.equals("namespace") ? namespace : name, "Namespace", namespace);
  }

  private static Map<String, @Nullable Object> profile(Location location) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put(
        "Location",
        switch (location.spec().storage()) {
          case Storage.Filesystem(var path) -> location("filestore", path, "", "", "");
          case Storage.S3 s3 ->
              location(
                  "s3Compliant",
                  text(s3.bucket()),
                  text(s3.endpoint()),
                  text(s3.prefix()),
                  text(s3.region()));
        });
    data.put("Credential", null);
    data.put("SkipSSLVerify", false);
    return data;
  }

  private static Map<String, String> location(
      String type, String bucket, String endpoint, String prefix, String region) {
    return Map.of(
        "Type", type, "Bucket", bucket, "Endpoint", endpoint, "Prefix", prefix, "Region", region);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
