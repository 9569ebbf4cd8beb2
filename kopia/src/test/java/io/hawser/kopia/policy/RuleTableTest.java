package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleTableTest {
  @Test
  void everyRuleLeavesOutWhatItDoesInKopia() throws IOException {
    var rows = RuleTable.load();
    var ours = new LinkedHashMap<String, Optional<List<String>>>();
    var theirs = new LinkedHashMap<String, Optional<List<String>>>();
    for (var row : rows) {
      ours.put(row.rule(), leftOut(row.rule()));
      theirs.put(row.rule(), row.out());
    }

    assertThat(rows).hasSizeGreaterThan(150);
    assertThat(ours).isEqualTo(theirs);
  }

  private static Optional<List<String>> leftOut(String rule) {
    IgnoreRules rules;
    try {
      rules = IgnoreRules.NONE.withFile(rule.getBytes(StandardCharsets.UTF_8), "/tree");
    } catch (InvalidPolicyException e) {
      return Optional.empty();
    }
    var out = new ArrayList<String>();
    for (var path : RuleTable.PATHS) {
      boolean directory = path.endsWith("/");
      var plain = directory ? path.substring(0, path.length() - 1) : path;
      boolean belowOne =
          out.stream().anyMatch(other -> other.endsWith("/") && path.startsWith(other));
      if (belowOne || rules.leavesOut(("/tree/" + plain).codePoints().toArray(), directory)) {
        out.add(path);
      }
    }
    return Optional.of(out);
  }
}
