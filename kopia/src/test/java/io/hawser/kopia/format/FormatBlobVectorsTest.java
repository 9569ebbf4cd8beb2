package io.hawser.kopia.format;

import static io.hawser.kopia.vectors.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.vectors.Vectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatBlobVectorsTest {
  static Stream<JsonNode> formatBlobs() {
    return Vectors.list("formatBlobs");
  }

  private static byte[] utf8(JsonNode vector, String field) {
    return vector.required(field).textValue().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("formatBlobs")
  void opensWhatKopiaWrote(JsonNode vector) {
    var storage = new MemoryBlobs();
    storage.put(FormatBlobs.FORMAT_BLOB, ByteBuffer.wrap(utf8(vector, "kopiaRepository")));
    storage.put(FormatBlobs.RETENTION_BLOB, ByteBuffer.wrap(hex(vector, "kopiaBlobcfgHex")));

    var opened = FormatBlobs.open(storage, Password.of(vector.path("password").textValue()));

    assertThat(hex(opened.passwordKey().bytes())).isEqualTo(vector.path("kekHex").textValue());
    assertThat(new String(FormatJson.encode(opened.format()), StandardCharsets.UTF_8))
        .isEqualTo(vector.path("decrypted").textValue());
    assertThat(new String(FormatJson.encode(opened.retention()), StandardCharsets.UTF_8))
        .isEqualTo(vector.path("blobcfgDecrypted").textValue());
  }

  @ParameterizedTest
  @MethodSource("formatBlobs")
  void writesTheOuterPartToTheByteAsKopiaDoes(JsonNode vector) {
    var blob = utf8(vector, "kopiaRepository");

    var again = OuterBlob.decode(blob).encode();

    assertThat(new String(again, StandardCharsets.UTF_8))
        .isEqualTo(new String(blob, StandardCharsets.UTF_8));
  }
}
