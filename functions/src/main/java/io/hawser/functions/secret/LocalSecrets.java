package io.hawser.functions.secret;

import io.hawser.crds.Location.SecretSource;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.secret.Secret;
import io.hawser.engine.secret.Secrets;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Secrets of this machine: environment variables, files, and a folder that holds {@code NAME/KEY}
 * files the way Kubernetes mounts a Secret.
 */
public final class LocalSecrets implements Secrets {
  private static final int MAX_BYTES = 1 << 20;

  private final Map<String, String> environment;
  private final Path baseDirectory;
  private final Path folder;
  private final Consumer<String> warnings;
  private final Set<Path> warnedOf = ConcurrentHashMap.newKeySet();

  /**
   * @param baseDirectory what relative paths of files count from
   * @param folder where {@code secretRef} looks
   * @param warnings told once of each secret's file that everybody on this machine may read
   */
  public LocalSecrets(
      Map<String, String> environment, Path baseDirectory, Path folder, Consumer<String> warnings) {
    this.environment = Map.copyOf(environment);
    this.baseDirectory = baseDirectory;
    this.folder = folder;
    this.warnings = warnings;
  }

  /** The folder named by {@code HAWSER_SECRETS_DIR}, else {@code ~/.config/hawser/secrets}. */
  public static Path defaultFolder(Map<String, String> environment) {
    var named = environment.get("HAWSER_SECRETS_DIR");
    return named != null && !named.isEmpty()
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".config", "hawser", "secrets");
  }

  @Override
  public Secret fetch(SecretSource source) {
    return switch (source) {
      case SecretSource.Environment(var variable) -> fromEnvironment(variable);
      case SecretSource.File(var path) -> fromFile(baseDirectory.resolve(path));
      case SecretSource.Reference(var name, var key) ->
          fromFile(folder.resolve(oneName(name)).resolve(oneName(key)));
    };
  }

  private Secret fromEnvironment(String variable) {
    var value = environment.get(variable);
    if (value == null) {
      throw new PhaseException(
          ErrorClass.MISSING, "the environment variable '%s' is not set".formatted(variable));
    }
    return Secret.of(value);
  }

  private Secret fromFile(Path file) {
    try {
      warnIfOpenToAll(file);
      if (Files.size(file) > MAX_BYTES) {
        throw new PhaseException(
            ErrorClass.INVALID,
            "the secret file '%s' is larger than %d bytes".formatted(file, MAX_BYTES));
      }
      return Secret.of(withoutLastNewline(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw new PhaseException(
          ErrorClass.MISSING, "there is no secret file '%s'".formatted(file), e);
    } catch (AccessDeniedException e) {
      throw new PhaseException(
          ErrorClass.DENIED, "the secret file '%s' may not be read".formatted(file), e);
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.MISSING,
          "the secret file '%s' cannot be read: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  private void warnIfOpenToAll(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
        && warnedOf.add(file)) {
      warnings.accept(
          "the secret file '%s' can be read by everybody; 'chmod 600' mends that".formatted(file));
    }
  }

  private static String oneName(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/")) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "'%s' cannot be a name or key of a secret: it must be one file name".formatted(name));
    }
    return name;
  }

  private static byte[] withoutLastNewline(byte[] bytes) {
    int length = bytes.length;
    return length > 0 && bytes[length - 1] == '\n' ? Arrays.copyOf(bytes, length - 1) : bytes;
  }
}
