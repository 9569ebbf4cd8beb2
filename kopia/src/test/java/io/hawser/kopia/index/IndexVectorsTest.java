package io.hawser.kopia.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.vectors.Vectors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Indexes that the real program made are read, found in, and made again byte for byte. */
class IndexVectorsTest {
  static Stream<JsonNode> indexes() {
    return Vectors.list("indexes");
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void hasTheEntriesThatKopiaPutThere(JsonNode vector) {
    var index = Index.open(ByteBuffer.wrap(Vectors.hex(vector, "plaintextHex")), "vector");
    var expected = Vectors.elements(vector.path("entries")).map(IndexVectorsTest::entry).toList();

    assertThat(all(index)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).allSatisfy(e -> assertThat(index.find(e.id())).isEqualTo(e));
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void isWrittenByteForByteAsKopiaDoes(JsonNode vector) {
    var bytes = Vectors.hex(vector, "plaintextHex");
    var index = Index.open(ByteBuffer.wrap(bytes), "vector");

    var written = IndexWriter.write(all(index).reversed(), vector.required("version").intValue());

    // Local indexes have random bytes after their own.
    assertThat(bytes).startsWith(written);
    assertThat(bytes.length - written.length).isIn(0, 32);
  }

  private static List<IndexEntry> all(Index index) {
    var entries = new ArrayList<IndexEntry>();
    for (int i = 0; i < index.size(); i++) {
      entries.add(index.at(i));
    }
    return entries;
  }

  private static IndexEntry entry(JsonNode fact) {
    return new IndexEntry(
        ContentId.parse(fact.required("id").textValue()),
        fact.required("timestamp").longValue(),
        new BlobId(fact.required("pack").textValue()),
        fact.required("offset").intValue(),
        fact.required("packedLength").intValue(),
        fact.required("originalLength").intValue(),
        fact.required("formatVersion").intValue(),
        Integer.decode(fact.required("compression").textValue()),
        0,
        fact.required("deleted").booleanValue());
  }
}
