package io.hawser.kopia.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Kopia leaves out of one tree by one rule, as recorded from the real program by {@link
 * RuleTableTestbedTest}: {@code ignore-rules.jsonl}, a JSON object a line with {@code rule} and
 * {@code out}, the paths that are not in the snapshot, or null when the rule cannot be read.
 */
final class RuleTable {
  static final String RESOURCE = "ignore-rules.jsonl";

  /** The tree, parents first; directories end with a slash. */
  static final List<String> PATHS =
      List.of(
          ".kopiaignore",
          "a",
          "b",
          "ab",
          "abc",
          "acb",
          "A",
          ".x",
          "x.o",
          "y.o",
          "a b",
          "a ",
          " a",
          "x[1]",
          "x1",
          "#c",
          "!b",
          "a*",
          "q\\",
          "é",
          "日本",
          "1",
          "tmp~",
          "a-b",
          "]",
          "[",
          "-",
          ":",
          "^",
          "longnamex",
          "longname:]",
          "d/",
          "d/a",
          "d/b",
          "d/x.o",
          "d/.x",
          "d/e/",
          "d/e/a",
          "d/e/x.o",
          "d/e/f/",
          "d/e/f/a",
          "d/e/f/b",
          "build/",
          "build/a",
          "e/",
          "e/build",
          "e/b/",
          "e/b/c",
          "ad/",
          "ad/b",
          "ad/xb");

  record Row(String rule, Optional<List<String>> out) {}

  private RuleTable() {}

  static List<Row> load() throws IOException {
    try (var in = RuleTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is not there");
      }
      var rows = new ArrayList<Row>();
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        var row = new ObjectMapper().readTree(line);
        var out = row.path("out");
        var paths = out.valueStream().map(JsonNode::asText).toList();
        rows.add(
            new Row(
                row.path("rule").asText(), out.isNull() ? Optional.empty() : Optional.of(paths)));
      }
      return rows;
    }
  }
}
