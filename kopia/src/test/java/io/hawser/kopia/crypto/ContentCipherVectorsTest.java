package io.hawser.kopia.crypto;

import static io.hawser.kopia.vectors.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCipherVectorsTest {
  private static final byte[] NAME = new byte[16];

  static Stream<JsonNode> sealedContents() {
    return Vectors.list("sealedContents");
  }

  static Stream<JsonNode> sealedFixedNonce() {
    return Vectors.list("sealedFixedNonce");
  }

  static Stream<String> names() {
    return ContentCiphers.names().stream();
  }

  private static ContentCipher cipher(JsonNode vector) {
    return ContentCiphers.named(vector.path("encryption").textValue(), hex(vector, "masterKeyHex"));
  }

  private static ContentCipher cipher(String name) {
    return ContentCiphers.named(name, new byte[32]);
  }

  @ParameterizedTest
  @MethodSource("sealedContents")
  void opensWhatKopiaSealed(JsonNode vector) {
    var sealed = hex(vector, "sealedHex");

    var plain = cipher(vector).decrypt(sealed, 0, sealed.length, hex(vector, "ivHex"));

    assertThat(new String(plain, StandardCharsets.UTF_8))
        .isEqualTo(vector.path("plaintext").textValue());
  }

  @ParameterizedTest
  @MethodSource("sealedFixedNonce")
  void sealsToTheRecordedBytes(JsonNode vector) {
    var plain = hex(vector, "plaintextHex");
    var cipher = (AeadCipher) cipher(vector);

    var sealed =
        cipher.encrypt(plain, 0, plain.length, hex(vector, "ivHex"), hex(vector, "nonceHex"));

    assertThat(hex(sealed)).isEqualTo(vector.path("sealedHex").textValue());
  }

  @ParameterizedTest
  @MethodSource("names")
  void opensWhatItSealedAtAnyLengthAndOffset(String name) {
    var cipher = cipher(name);
    var random = new Random(2);
    for (var length : new int[] {0, 1, 15, 16, 1023, 1024, 1025, 2048, 4097, 100_003}) {
      var plain = new byte[length + 5];
      random.nextBytes(plain);

      var sealed = cipher.encrypt(plain, 5, length, NAME);
      var shifted = new byte[sealed.length + 3];
      System.arraycopy(sealed, 0, shifted, 3, sealed.length);

      assertThat(sealed).hasSize(length + cipher.overhead());
      assertThat(cipher.decrypt(shifted, 3, sealed.length, NAME))
          .containsExactly(Arrays.copyOfRange(plain, 5, 5 + length));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesEveryFlippedBit(String name) {
    var cipher = cipher(name);
    var sealed = cipher.encrypt(new byte[20], 0, 20, NAME);
    for (var bit = 0; bit < 8 * sealed.length; bit++) {
      var damaged = sealed.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);

      assertThatThrownBy(() -> cipher.decrypt(damaged, 0, damaged.length, NAME))
          .isInstanceOfSatisfying(RepositoryException.class, ContentCipherVectorsTest::isCorrupt);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesTheNameOfAnotherContent(String name) {
    var cipher = cipher(name);
    var sealed = cipher.encrypt(new byte[20], 0, 20, NAME);
    var other = new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    assertThatThrownBy(() -> cipher.decrypt(sealed, 0, sealed.length, other))
        .isInstanceOfSatisfying(RepositoryException.class, ContentCipherVectorsTest::isCorrupt);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 27})
  void refusesWhatIsTooShort(int length) {
    assertThatThrownBy(() -> cipher(ContentCiphers.DEFAULT).decrypt(new byte[27], 0, length, NAME))
        .isInstanceOfSatisfying(RepositoryException.class, ContentCipherVectorsTest::isCorrupt);
  }

  private static void isCorrupt(RepositoryException e) {
    assertThat(e.kind()).isEqualTo(RepositoryException.Kind.CORRUPT);
  }
}
