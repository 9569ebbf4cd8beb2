package io.hawser.kopia.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.vectors.Damage;
import io.hawser.kopia.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PackTailTest {
  private static final byte[] EXAMPLE =
      HexFormat.of().parseHex("0110a0a1a2a3a4a5a6a7a8a9aaabacadaeaf8020ac027241ea611a");

  @Test
  void isWrittenAsKopiaDoes() {
    var hash = HexFormat.of().parseHex("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");

    assertThat(new PackTail(hash, 4096, 300).toBytes()).isEqualTo(EXAMPLE);
    assertThat(PackTail.parse(EXAMPLE)).isEqualTo(new PackTail(hash, 4096, 300));
  }

  @Test
  void readsWhatKopiaWrote() {
    var vector = Vectors.read("vectors.json").path("pack");

    var tail = PackTail.parse(Vectors.hex(vector, "postambleHex"));

    assertThat(tail.hash()).isEqualTo(Vectors.hex(vector, "localIndexIvHex"));
    assertThat(tail.offset())
        .isEqualTo(vector.required("anatomy").required("localIndexOffset").longValue());
    assertThat(tail.length())
        .isEqualTo(vector.required("anatomy").required("localIndexStoredLength").intValue());
  }

  @Test
  void damageIsFoundOrHarmless() {
    Damage.feed(1, 100_000, PackTail::parse, EXAMPLE);
  }

  @Test
  void framesTheFormatBlobOfOldRepositories() {
    var blob = "{\"tool\":\"x\"}".getBytes(StandardCharsets.US_ASCII);

    assertThat(Vectors.hex(PackFormat.recoveryCopy(blob)))
        .isEqualTo(
            "2c007b22746f6f6c223a2278227d57be70b11cca5ee86180a82115bdc3c83445"
                + "ea411e69a68a01ff4f35ea71184a2c00");
  }
}
