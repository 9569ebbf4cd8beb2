package io.hawser.kopia.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3CredentialsFileTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void readsItsSectionEachTimeAnew() throws IOException {
    var file = directory.resolve("credentials");
    var credentials = new S3CredentialsFile(file, "backup");
    Files.writeString(
        file,
        """
        [default]
        aws_access_key_id = other
        aws_secret_access_key = other
        # a comment = with an equals sign
        [backup]
        aws_access_key_id = first
        aws_secret_access_key=a/b+c=d
        """);
    assertThat(credentials.get()).isEqualTo(new S3Credentials("first", "a/b+c=d"));

    Files.writeString(
        file,
        """
        [backup]
        aws_access_key_id = second
        aws_secret_access_key = s
        aws_session_token = token
        """);
    assertThat(credentials.get()).isEqualTo(new S3Credentials("second", "s", "token"));
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    var file = directory.resolve("credentials");
    var credentials = new S3CredentialsFile(file, "default");

    assertThatThrownBy(credentials::get)
        .isInstanceOf(BlobException.class)
        .hasMessageContaining(file.toString());
    Files.writeString(file, "[default]\naws_access_key_id = canary\n");
    assertThatThrownBy(credentials::get)
        .hasMessageContaining("'aws_secret_access_key'")
        .hasMessageContaining("'default'")
        .hasMessageNotContaining("canary");
  }
}
