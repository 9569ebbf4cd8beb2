package io.hawser.kopia.blob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How blobs are spread over directories: the content of {@code .shards} (Kopia's format, section
 * "Filesystem provider").
 *
 * <p>A name longer than {@code maxNonSharded} loses its first characters to one directory for each
 * number of {@code shards}, as long as some are left.
 *
 * @param overrides other numbers for names with a prefix; the first that fits counts
 */
record Sharding(List<Integer> shards, int maxNonSharded, List<Rule> overrides) {
  static final String FILE = ".shards";
  static final String SUFFIX = ".f";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final int MAX_NON_SHARDED = 20;

  record Rule(String prefix, List<Integer> shards) {}

  Sharding {
    shards = List.copyOf(shards);
    overrides = List.copyOf(overrides);
  }

  /**
   * @param shards {@code [1, 3]} is Kopia's choice for new repositories, {@code []} means flat
   */
  static Sharding of(List<Integer> shards) {
    return new Sharding(shards, MAX_NON_SHARDED, List.of());
  }

  static Sharding decode(byte[] json) throws IOException {
    var root = MAPPER.readTree(json);
    if (!root.path("default").isArray()) {
      throw new IOException("it has no list 'default'");
    }
    var overrides = new ArrayList<Rule>();
    for (var override : root.path("overrides")) {
      overrides.add(new Rule(override.path("prefix").asText(), numbers(override.path("shards"))));
    }
    return new Sharding(
        numbers(root.path("default")), root.path("maxNonShardedLength").asInt(), overrides);
  }

  private static List<Integer> numbers(JsonNode array) throws IOException {
    var numbers = new ArrayList<Integer>();
    for (var number : array) {
      if (!number.isInt() || number.intValue() < 1) {
        throw new IOException("the length of a shard is '%s'".formatted(number));
      }
      numbers.add(number.intValue());
    }
    return numbers;
  }

  byte[] encode() {
    var root = MAPPER.createObjectNode();
    var numbers = root.putArray("default");
    shards.forEach(numbers::add);
    root.put("maxNonShardedLength", maxNonSharded);
    if (!overrides.isEmpty()) {
      var array = root.putArray("overrides");
      for (var override : overrides) {
        var each = array.addObject().put("prefix", override.prefix).putArray("shards");
        override.shards.forEach(each::add);
      }
    }
    return (root + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The file of a blob, relative to the root, with slashes.
   *
   * @throws BlobException when the name could mean something else to a file system: names come from
   *     indexes too, and those from anybody who has the password
   */
  String pathOf(BlobId id) {
    var rest = id.name();
    var path = new StringBuilder();
    if (rest.length() > maxNonSharded) {
      for (int length : shardsFor(id)) {
        if (rest.length() <= length) {
          break;
        }
        path.append(segment(id, rest.substring(0, length))).append('/');
        rest = rest.substring(length);
      }
    }
    return path.append(segment(id, rest)).append(SUFFIX).toString();
  }

  private static String segment(BlobId id, String segment) {
    if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
      throw new BlobException(
          BlobException.Kind.OTHER, "'%s' cannot be the name of a blob".formatted(id), null);
    }
    return segment;
  }

  private List<Integer> shardsFor(BlobId id) {
    return overrides.stream()
        .filter(override -> id.hasPrefix(override.prefix))
        .findFirst()
        .map(Rule::shards)
        .orElse(shards);
  }
}
