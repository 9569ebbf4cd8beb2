package io.hawser.kopia.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobMetadata;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlobSetsTest {
  @Test
  void aSetIsCompleteWhenItHasItsCount() {
    assertThat(complete("a-s0-c2", "b-s0-c2")).containsExactly("a-s0-c2", "b-s0-c2");
    assertThat(complete("foo-s0-c2", "aaa-s1-c3", "bar-s0-c2", "bbb-s1-c3"))
        .containsExactly("bar-s0-c2", "foo-s0-c2");
    assertThat(complete("a-s0-c3", "b-s0-c3", "c-s1-c3", "d-s1-c3")).isEmpty();
  }

  @Test
  void aNameOfAnotherFormIsASetOfItsOwn() {
    for (var name : List.of("malformed", "malformed-s0-x2", "malformed-s0-cNAN")) {
      assertThat(complete(name)).containsExactly(name);
    }
  }

  @Test
  void epochsAreReadFromNames() {
    assertThat(BlobSets.epoch("xn12_abc-s0-c1")).hasValue(12);
    assertThat(BlobSets.epoch("xn_abc")).isEmpty();
    assertThat(BlobSets.epoch("xn1x_abc")).isEmpty();
  }

  @Test
  void theChainThatReachesFurthestWinsThenTheOneOfFewestPieces() {
    var chain =
        RangeChain.of(
            blobs(
                "xr0_3_a-s1-c1",
                "xr4_9_b-s2-c1",
                "xr0_9_c-s3-c1",
                "xr0_11_d-s4-c2",
                "xr10_10_e-s5-c1",
                "xr12_20_f-s6-c1"));

    assertThat(chain.ranges()).extracting(RangeChain.Range::first).containsExactly(0L, 10L);
    assertThat(chain.ranges()).extracting(RangeChain.Range::last).containsExactly(9L, 10L);
  }

  private static List<String> complete(String... names) {
    return BlobSets.firstComplete(blobs(names)).stream().map(blob -> blob.id().name()).toList();
  }

  private static List<BlobMetadata> blobs(String... names) {
    return Arrays.stream(names)
        .map(name -> new BlobMetadata(new BlobId(name), 1, Instant.EPOCH))
        .toList();
  }
}
