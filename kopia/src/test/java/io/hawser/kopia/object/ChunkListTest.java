package io.hawser.kopia.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Damage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkListTest {
  private static final String EXAMPLE =
      """
      {"stream":"kopia:indirect","entries":[{"l":5,"o":"aa"},{"s":5,"l":7,"o":"bb"},\
      {"s":12,"o":"cc"}]}
      """;

  @Test
  void isWrittenAsItWasRead() {
    var list = parse(EXAMPLE);

    assertThat(new String(list.toJson(), StandardCharsets.UTF_8)).isEqualTo(EXAMPLE);
    assertThat(list.length()).isEqualTo(12);
  }

  @Test
  void findsTheChunkOfAPosition() {
    var list = new ChunkList("test");
    list.add(0, new ObjectId("aa"));
    list.add(5, new ObjectId("bb"));
    list.add(0, new ObjectId("cc"));
    list.add(2, new ObjectId("dd"));

    assertThat(list.at(0)).isEqualTo(1);
    assertThat(list.at(4)).isEqualTo(1);
    assertThat(list.at(5)).isEqualTo(3);
    assertThat(list.at(6)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"stream\":\"kopia:directory\",\"entries\":[]}",
        "{\"stream\":\"kopia:indirect\",\"entries\":[{\"s\":1,\"l\":5,\"o\":\"aa\"}]}",
        "{\"stream\":\"kopia:indirect\",\"entries\":[{\"l\":-5,\"o\":\"aa\"}]}",
        "{\"stream\":\"kopia:indirect\",\"entries\":[{\"l\":5}]}",
        "{\"stream\":\"kopia:indirect\",\"entries\":[{\"l\":9223372036854775807,\"o\":\"aa\"},"
            + "{\"s\":9223372036854775807,\"l\":1,\"o\":\"aa\"}]}"
      })
  void refusesListsThatLie(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(RepositoryException.class);
  }

  @Test
  void damageIsFoundOrHarmless() {
    Damage.feed(
        1,
        100_000,
        json -> ChunkList.parse(new ByteArrayInputStream(json), "fuzz"),
        EXAMPLE.getBytes(StandardCharsets.UTF_8));
  }

  private static ChunkList parse(String json) {
    return ChunkList.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "test");
  }
}
