package io.hawser.kopia.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which storage class new objects get: that of the first rule whose prefix fits, as Kopia reads
 * them from {@code .storageconfig} under the repository's prefix; without one, the default.
 *
 * @param otherwise empty for the bucket's own
 */
record StorageClasses(List<Rule> rules, String otherwise) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All blobs whose names start so. */
  record Rule(String prefix, String storageClass) {}

  StorageClasses {
    rules = List.copyOf(rules);
  }

  /**
   * @param where for messages
   * @throws BlobException of kind {@code OTHER} when it is not what Kopia would read
   */
  static StorageClasses decode(byte[] json, String otherwise, String where) {
    try {
      var options = JSON.readTree(json).path("blobOptions");
      if (!options.isMissingNode() && !options.isNull() && !options.isArray()) {
        throw wrong(where, null);
      }
      var rules = new ArrayList<Rule>();
      for (JsonNode option : options) {
        rules.add(
            new Rule(option.path("prefix").asText(""), option.path("storageClass").asText("")));
      }
      return new StorageClasses(rules, otherwise);
    } catch (IOException e) {
      throw wrong(where, e);
    }
  }

  private static BlobException wrong(String where, @Nullable IOException e) {
    return new BlobException(
        Kind.OTHER,
        ("'.storageconfig' in %s must be JSON of the form"
                + " {\"blobOptions\":[{\"prefix\":\"p\",\"storageClass\":\"STANDARD_IA\"}]}")
            .formatted(where),
        e);
  }

  /** Empty for the bucket's own. */
  String of(BlobId id) {
    return rules.stream()
        .filter(rule -> id.hasPrefix(rule.prefix()))
        .findFirst()
        .map(Rule::storageClass)
        .orElse(otherwise);
  }
}
