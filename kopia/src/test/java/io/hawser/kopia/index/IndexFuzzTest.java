package io.hawser.kopia.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.vectors.Damage;
import io.hawser.kopia.vectors.Vectors;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFuzzTest {
  private static final ContentId SOME_ID = ContentId.parse("me105f1214a000398467ffa00bf6ff9af");

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void damageIsFoundOrHarmless(int version) {
    var good =
        Vectors.list("indexes")
            .filter(vector -> vector.required("version").intValue() == version)
            .map(vector -> Vectors.hex(vector, "plaintextHex"))
            .toArray(byte[][]::new);
    assertThat(good).isNotEmpty();

    Damage.feed(version, 100_000, IndexFuzzTest::readAll, good);
  }

  private static void readAll(byte[] bytes) {
    var index = Index.open(ByteBuffer.wrap(bytes), "fuzz");
    index.find(SOME_ID);
    for (int i = 0; i < index.size(); i++) {
      index.at(i);
    }
    var all = MergedIndex.of(List.of(index));
    all.forEach(entry -> {});
  }
}
