package io.hawser.kopia.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardingTest {
  private static final String NEW = "{\"default\":[1,3],\"maxNonShardedLength\":20}\n";

  @ParameterizedTest
  @CsvSource({
    "kopia.repository, kopia.repository.f",
    "xw1700000000, xw1700000000.f",
    "pac017c27f797e73fb1973717906f4827-sbe3, p/ac0/17c27f797e73fb1973717906f4827-sbe3.f",
    "xn0_9272d5d82e8410d13dbede7d823494cb-c1, x/n0_/9272d5d82e8410d13dbede7d823494cb-c1.f",
    "foobarbaz12345678910123213123, f/oob/arbaz12345678910123213123.f"
  })
  void placesBlobsOfNewRepositoriesAsKopiaDoes(String name, String path) {
    assertThat(Sharding.of(List.of(1, 3)).pathOf(new BlobId(name))).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "ab, ab.f",
    "defaultsharded, def/au/l/tsharded.f",
    "phello, ph/el/lo.f",
    "pgoodbye, pg/oo/dbye.f",
    "xhello, x/h/e/llo.f",
    "xbye, x/b/y/e.f",
    "xo, xo.f"
  })
  void followsTheRulesOfShardsFiles(String name, String path) throws IOException {
    var json =
        """
        {"default":[3,2,1],"maxNonShardedLength":2,
         "overrides":[{"prefix":"p","shards":[2,2]},{"prefix":"x","shards":[1,1,1]}]}
        """;

    assertThat(Sharding.decode(json.getBytes(UTF_8)).pathOf(new BlobId(name))).isEqualTo(path);
  }

  @Test
  void writesTheFileAsKopiaDoes() throws IOException {
    assertThat(new String(Sharding.of(List.of(1, 3)).encode(), UTF_8)).isEqualTo(NEW);
    assertThat(new String(Sharding.decode(NEW.getBytes(UTF_8)).encode(), UTF_8)).isEqualTo(NEW);
    assertThat(new String(Sharding.of(List.of()).encode(), UTF_8)).contains("\"default\":[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "a/b", "a\\b", "p\0", "..23456789012345678901234567"})
  void refusesNamesThatLeadElsewhere(String name) {
    assertThatThrownBy(() -> Sharding.of(List.of(2, 3)).pathOf(new BlobId(name)))
        .isInstanceOf(BlobException.class)
        .hasMessageContaining("cannot be the name of a blob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"default\":[0]}", "{\"default\":[\"a\"]}", "{"})
  void refusesADamagedFile(String json) {
    assertThatThrownBy(() -> Sharding.decode(json.getBytes(UTF_8))).isInstanceOf(IOException.class);
  }
}
