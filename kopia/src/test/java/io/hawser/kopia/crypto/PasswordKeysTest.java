package io.hawser.kopia.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordKeysTest {
  private final List<String> derived = new ArrayList<>();
  private final PasswordKeys keys =
      new PasswordKeys((name, password, salt) -> {
        derived.add(name + " " + salt[0]);
        return KeyBytes.of(new byte[] {salt[0], (byte) name.length()});
      });

  @Test
  void deriveOnceForTheSamePasswordAndRepository() {
    var first = keys.derive("scrypt", Password.of("secret"), new byte[] {1});
    var again = keys.derive("scrypt", Password.of("secret"), new byte[] {1});

    assertThat(again).isEqualTo(first);
    assertThat(derived).hasSize(1);
  }

  @Test
  void differByPasswordRepositoryAndDerivation() {
    keys.derive("scrypt", Password.of("secret"), new byte[] {1});
    keys.derive("scrypt", Password.of("Secret"), new byte[] {1});
    keys.derive("scrypt", Password.of("secret"), new byte[] {2});
    keys.derive("pbkdf2", Password.of("secret"), new byte[] {1});

    assertThat(derived).containsExactly("scrypt 1", "scrypt 1", "scrypt 2", "pbkdf2 1");
  }

  @Test
  void keepOnlyTheLastOnes() {
    for (int salt = 0; salt < 17; salt++) {
      keys.derive("scrypt", Password.of("secret"), new byte[] {(byte) salt});
    }
    derived.clear();

    keys.derive("scrypt", Password.of("secret"), new byte[] {16});
    keys.derive("scrypt", Password.of("secret"), new byte[] {0});

    assertThat(derived).containsExactly("scrypt 0");
  }
}
