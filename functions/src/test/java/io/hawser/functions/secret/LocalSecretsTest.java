package io.hawser.functions.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.crds.Location.SecretSource;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();
  private LocalSecrets secrets;

  @BeforeEach
  void makeSecrets() {
    secrets =
        new LocalSecrets(Map.of("TOKEN", "t"), folder, folder.resolve("secrets"), warnings::add);
  }

  private Path write(String name, String content, String mode) throws Exception {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    var _ = Files.writeString(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void readsTheEnvironment() {
    assertThat(secrets.fetch(new SecretSource.Environment("TOKEN")).reveal()).isEqualTo("t");
  }

  @Test
  void readsAFileWithoutItsLastNewline() throws Exception {
    var _ = write("password", "p \n\n", "rw-------");

    assertThat(secrets.fetch(new SecretSource.File("password")).reveal()).isEqualTo("p \n");
    assertThat(warnings).isEmpty();
  }

  @Test
  void readsAKeyOfANamedSecret() throws Exception {
    var _ = write("secrets/db/password", "p", "rw-------");

    assertThat(secrets.fetch(new SecretSource.Reference("db", "password")).reveal()).isEqualTo("p");
  }

  @Test
  void seesARotatedSecret() throws Exception {
    var _ = write("password", "old", "rw-------");
    assertThat(secrets.fetch(new SecretSource.File("password")).reveal()).isEqualTo("old");
    var _ = write("password", "new", "rw-------");

    assertThat(secrets.fetch(new SecretSource.File("password")).reveal()).isEqualTo("new");
  }

  @Test
  void warnsOfAFileThatEverybodyMayRead() throws Exception {
    var _ = write("password", "p", "rw-r--r--");

    assertThat(secrets.fetch(new SecretSource.File("password")).reveal()).isEqualTo("p");
    assertThat(warnings).singleElement().asString().contains("chmod 600");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> secrets.fetch(new SecretSource.Environment("OTHER")))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.MISSING))
        .hasMessageContaining("'OTHER'");
    assertThatThrownBy(() -> secrets.fetch(new SecretSource.Reference("db", "key")))
        .hasMessageContaining(folder.resolve("secrets/db/key").toString());
  }

  @Test
  void aReferenceNeverLeavesTheFolder() {
    assertThatThrownBy(() -> secrets.fetch(new SecretSource.Reference("..", "password")))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.INVALID));
    assertThatThrownBy(() -> secrets.fetch(new SecretSource.Reference("db", "../../password")))
        .isInstanceOf(PhaseException.class);
  }
}
