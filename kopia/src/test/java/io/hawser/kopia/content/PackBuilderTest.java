package io.hawser.kopia.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobParts;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackBuilderTest {
  @Test
  void keepsSmallAndLargeContentsInOrder() {
    var random = new SplittableRandom(1);
    var expected = new ByteArrayOutputStream();
    var pack = new PackBuilder(new BlobId("p"), new byte[] {1, 2, 3});
    expected.writeBytes(new byte[] {1, 2, 3});
    for (int i = 0; i < 300; i++) {
      var bytes = new byte[random.nextInt(i % 3 == 0 ? 100_000 : 20_000)];
      random.nextBytes(bytes);
      pack.append(bytes);
      expected.writeBytes(bytes);
    }

    var all = expected.toByteArray();
    assertThat(pack.length()).isEqualTo(all.length);
    assertThat(BlobParts.join(pack.parts())).isEqualTo(all);
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(all.length);
      int count = random.nextInt(Math.min(200_000, all.length - from) + 1);
      assertThat(pack.read(from, count)).isEqualTo(Arrays.copyOfRange(all, from, from + count));
    }
  }
}
