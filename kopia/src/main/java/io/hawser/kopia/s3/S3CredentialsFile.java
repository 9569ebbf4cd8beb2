package io.hawser.kopia.s3;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Credentials from a file in the form of {@code ~/.aws/credentials}, read anew at each use, so that
 * whoever keeps the file may change it at any time.
 */
public record S3CredentialsFile(Path file, String profile) implements Supplier<S3Credentials> {

  /**
   * @throws BlobException of kind {@code DENIED} when the file does not give a key
   */
  @Override
  public S3Credentials get() {
    var values = read();
    return new S3Credentials(
        require(values, "aws_access_key_id"),
        require(values, "aws_secret_access_key"),
        values.getOrDefault("aws_session_token", ""));
  }

  private Map<String, String> read() {
    try {
      var values = new HashMap<String, String>();
      var section = "";
      for (var line : Files.readAllLines(file)) {
        var text = line.strip();
        var equals = text.indexOf('=');
        if (text.startsWith("[") && text.endsWith("]")) {
          section = text.substring(1, text.length() - 1).strip();
        } else if (section.equals(profile) && equals > 0 && !text.startsWith("#")) {
          values.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
      }
      return values;
    } catch (IOException e) {
      throw new BlobException(
          Kind.DENIED, "S3 credentials cannot be read from '%s'".formatted(file), e);
    }
  }

  private String require(Map<String, String> values, String name) {
    var value = values.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new BlobException(
          Kind.DENIED,
          "S3 credentials file '%s' has no '%s' in its section '%s'".formatted(file, name, profile),
          null);
    }
    return value;
  }
}
