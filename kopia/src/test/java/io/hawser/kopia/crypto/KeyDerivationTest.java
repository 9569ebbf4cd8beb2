package io.hawser.kopia.crypto;

import static io.hawser.kopia.vectors.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyDerivationTest {
  static Stream<JsonNode> kdf() {
    return Vectors.list("kdf");
  }

  @ParameterizedTest
  @MethodSource("kdf")
  void givesTheRecordedKeys(JsonNode vector) {
    var id = hex(vector, "uniqueIDHex");
    var password = Password.of(vector.path("password").textValue());

    var key = KeyDerivation.fromPassword(vector.path("keyAlgo").textValue(), password, id);

    assertThat(hex(key.bytes())).isEqualTo(vector.path("kekHex").textValue());
    assertThat(hex(KeyDerivation.forPurpose(key, id, "AES", 32).bytes()))
        .isEqualTo(vector.path("aesKeyHex").textValue());
    assertThat(hex(KeyDerivation.forPurpose(key, id, "CHECKSUM", 32).bytes()))
        .isEqualTo(vector.path("aadHex").textValue());
  }

  @Test
  void givesTheScryptKeysOfRfc7914() {
    var key = Scrypt.derive(ascii("pleaseletmein"), ascii("SodiumChloride"), 16384, 64);

    assertThat(hex(key))
        .startsWith("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
        .endsWith("d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
  }

  @Test
  void givesThePurposeKeyOfKopiasOwnTest() {
    var key =
        KeyDerivation.forPurpose(
            KeyBytes.of(ascii("ABCDEFGHIJKLMNOP")),
            ascii("0123456789012345"),
            "the-test-purpose",
            32);

    assertThat(hex(key.bytes()))
        .isEqualTo("828769ee8969bc37f11dbaa32838f8db6c19daa6e3ae5f5eed2da2d94d8faddb");
  }

  @Test
  void takesTheEmptyPassword() {
    assertThat(hex(Pbkdf2.derive(new byte[0], ascii("salt"), 1, 32)))
        .isEqualTo("f135c27993baf98773c5cdb40a5706ce6a345cde61b000a67858650cd6a324d7");
  }

  @Test
  void namesTheAlgorithmThatIsNotKnown() {
    assertThatThrownBy(() -> KeyDerivation.fromPassword("argon2", Password.of("x"), new byte[32]))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("'argon2'")
        .hasMessageContaining(KeyDerivation.SCRYPT);
  }

  @Test
  void neverPrintsSecrets() {
    assertThat(Password.of("hunter2")).hasToString("***");
    assertThat(KeyBytes.of(ascii("hunter2"))).hasToString("***");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
