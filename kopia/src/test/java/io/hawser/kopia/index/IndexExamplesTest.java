package io.hawser.kopia.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.vectors.Vectors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IndexExamplesTest {
  private static final BlobId P =
      new BlobId("p0102030405060708090a0b0c0d0e0f10-s1122334455667788145");
  private static final BlobId Q =
      new BlobId("q1112131415161718191a1b1c1d1e1f20-s1122334455667788145");

  @Test
  void writesTheBytesOfVersion2() {
    var written =
        IndexWriter.write(
            List.of(
                entry("mffeeddccbbaa99887766554433221100", 1700000002, Q, 165, 60, 32, 3, 0, true),
                entry(
                    "k00112233445566778899aabbccddeeff",
                    1700000001,
                    Q,
                    65,
                    100,
                    250,
                    3,
                    0x1101,
                    false),
                entry("4e51e7a913fc80137da52880fecca175", 1700000000, P, 32, 33, 5, 3, 0, false)),
            2);

    assertThat(written).hasSize(249);
    assertThat(Vectors.hex(written))
        .startsWith(
            "0211001100000003000000020200000000"
                + "004e51e7a913fc80137da52880fecca1756553f10000000020000005000021000000"
                + "6b00112233445566778899aabbccddeeff6553f101000000410000fa000064000101"
                + "6dffeeddccbbaa998877665544332211006553f102800000a500002000003c000100"
                + "360000008d36000000c3000000000300000011010300");
  }

  @Test
  void writesTheBytesOfVersion1() {
    var written =
        IndexWriter.write(
            List.of(
                entry("mffeeddccbbaa99887766554433221100", 1700000002, Q, 165, 60, 32, 1, 0, true),
                entry("k00112233445566778899aabbccddeeff", 1700000001, Q, 65, 100, 72, 1, 0, false),
                entry("4e51e7a913fc80137da52880fecca175", 1700000000, P, 32, 33, 5, 1, 0, false)),
            1);

    assertThat(written).hasSize(227);
    assertThat(Vectors.hex(written))
        .startsWith(
            "0111001400000003"
                + "004e51e7a913fc80137da52880fecca17500006553f1000136000000770000002000000021"
                + "6b00112233445566778899aabbccddeeff00006553f1010136000000ad0000004100000064"
                + "6dffeeddccbbaa9988776655443322110000006553f1020136000000ad800000a50000003c");
  }

  @Test
  void theNewestEntryOfManyIndexesCounts() {
    var random = new SplittableRandom(5);
    var expected = new HashMap<ContentId, IndexEntry>();
    var indexes = new ArrayList<Index>();
    for (int i = 0; i < 30; i++) {
      Map<ContentId, IndexEntry> entries = new HashMap<>();
      for (int j = 0; j < (i == 0 ? 70_000 : 300); j++) {
        var id = "%08x".formatted(random.nextInt(100_000));
        var entry =
            entry(
                id,
                random.nextInt(1 << 30),
                random.nextBoolean() ? P : Q,
                j,
                30,
                2,
                3,
                0,
                j % 5 == 0);
        entries.put(entry.id(), entry);
      }
      indexes.add(Index.open(ByteBuffer.wrap(IndexWriter.write(entries.values(), 2)), "i" + i));
      entries.forEach(
          (id, entry) -> expected.merge(id, entry, (one, two) -> two.beats(one) ? two : one));
    }

    var merged = MergedIndex.of(indexes);

    var walked = new ArrayList<IndexEntry>();
    merged.forEach(walked::add);
    assertThat(walked)
        .containsExactlyElementsOf(
            expected.values().stream().sorted((one, two) -> one.id().compareTo(two.id())).toList());
    assertThat(expected.values())
        .allSatisfy(entry -> assertThat(merged.find(entry.id())).isEqualTo(entry));
    assertThat(merged.find(ContentId.parse("0fffffff"))).isNull();
  }

  @Test
  void theNewerEntryCountsThenTheLiveOneThenTheGreaterPack() {
    var old = entry("00ff", 5, Q, 1, 30, 2, 3, 0, false);
    var deleted = entry("00ff", 6, P, 1, 30, 2, 3, 0, true);
    var live = entry("00ff", 6, P, 2, 30, 2, 3, 0, false);
    var other = entry("00ff", 6, Q, 2, 30, 2, 3, 0, false);

    assertThat(deleted.beats(old)).isTrue();
    assertThat(live.beats(deleted)).isTrue();
    assertThat(deleted.beats(live)).isFalse();
    assertThat(other.beats(live)).isTrue();
    assertThat(live.beats(live)).isFalse();
  }

  private static IndexEntry entry(
      String id,
      long time,
      BlobId pack,
      int offset,
      int packed,
      int original,
      int version,
      int compression,
      boolean deleted) {
    return new IndexEntry(
        ContentId.parse(id),
        time,
        pack,
        offset,
        packed,
        original,
        version,
        compression,
        0,
        deleted);
  }
}
