package io.hawser.kopia.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Access to the vectors. */
public final class Vectors {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Vectors() {}

  /** Where the vectors are. */
  public static Path directory() {
    var other = System.getProperty("hawser.vectors");
    if (other != null && !other.isEmpty()) {
      return Path.of(other);
    }
    try {
      var url = Objects.requireNonNull(Vectors.class.getResource("/vectors/vectors.json"));
      return Objects.requireNonNull(Path.of(url.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A list of {@code vectors.json}. */
  public static Stream<JsonNode> list(String name) {
    return elements(read("vectors.json").path(name));
  }

  public static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** A JSON file of the directory. */
  public static JsonNode read(String file) {
    try {
      return MAPPER.readTree(Files.readAllBytes(directory().resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] hex(JsonNode node, String field) {
    return HexFormat.of().parseHex(node.required(field).textValue());
  }

  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * The data that a label of the vectors describes: {@code empty}, {@code 1000 x 0x61}, {@code 2^20
   * x 0x00}, {@code "abc " x 2000}, {@code ../text}, or the text itself.
   */
  public static byte[] labelled(String label) {
    if (label.equals("empty")) {
      return new byte[0];
    }
    var times = label.lastIndexOf(" x ");
    if (times < 0) {
      return label.getBytes(StandardCharsets.UTF_8);
    }
    var left = label.substring(0, times);
    var right = label.substring(times + 3);
    if (left.startsWith("\"")) {
      var text = left.substring(1, left.length() - 1);
      return text.repeat(Integer.parseInt(right)).getBytes(StandardCharsets.UTF_8);
    }
    var data = new byte[left.startsWith("2^") ? 1 << number(left.substring(2)) : number(left)];
    Arrays.fill(data, (byte) Integer.decode(right).intValue());
    return data;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
