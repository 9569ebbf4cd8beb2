package io.hawser.functions.secret;

import io.hawser.crds.Location.SecretSource;
import io.hawser.engine.function.Arg;
import io.hawser.engine.secret.Secret;
import io.hawser.engine.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables of a program whose values are secrets; holds only where the values are to
 * be found, so it may be written down.
 */
public record SecretEnvironment(Map<String, SecretSource> sources) {
  public static final Arg<Optional<Object>> ARG =
      Arg.any(
          "secretEnv",
          "environment variables from secrets: a map of names to {env: VARIABLE}, {file: PATH} or"
              + " {secretRef: {name: NAME, key: KEY}}");

  public static final SecretEnvironment NONE = new SecretEnvironment(Map.of());

  public SecretEnvironment {
    sources = Map.copyOf(sources);
  }

  /**
   * Reads the argument.
   *
   * @throws IllegalArgumentException with a message for the author
   */
  public static SecretEnvironment of(Optional<Object> argument) {
    if (argument.isEmpty()) {
      return NONE;
    }
    var sources = new LinkedHashMap<String, SecretSource>();
    map(argument.get(), "'secretEnv'")
        .forEach((name, source) -> sources.put(name, source(name, source)));
    return new SecretEnvironment(sources);
  }

  /** The argument that {@link #of} reads. */
  public Map<String, Object> toArgument() {
    var argument = new LinkedHashMap<String, Object>();
    sources.forEach((name, source) ->
        argument.put(
            name,
            switch (source) {
              case SecretSource.Environment(var variable) -> Map.of("env", variable);
              case SecretSource.File(var path) -> Map.of("file", path);
              case SecretSource.Reference(var secret, var key) ->
                  Map.of("secretRef", Map.of("name", secret, "key", key));
            }));
    return argument;
  }

  /** The values, fetched now. */
  public Map<String, Secret> fetch(Secrets secrets) {
    var values = new LinkedHashMap<String, Secret>();
    sources.forEach((name, source) -> values.put(name, secrets.fetch(source)));
    return values;
  }

  private static SecretSource source(String name, @Nullable Object value) {
    var where = "'secretEnv.%s'".formatted(name);
    var source = map(value, where);
    if (source.size() == 1) {
      if (source.get("env") instanceof String variable) {
        return new SecretSource.Environment(variable);
      }
      if (source.get("file") instanceof String path) {
        return new SecretSource.File(path);
      }
      if (source.get("secretRef") instanceof Map<?, ?> reference
          && reference.get("name") instanceof String secret
          && reference.get("key") instanceof String key) {
        return new SecretSource.Reference(secret, key);
      }
    }
    throw new IllegalArgumentException(
        where + " must be {env: VARIABLE}, {file: PATH} or {secretRef: {name: NAME, key: KEY}}");
  }

  private static Map<String, @Nullable Object> map(@Nullable Object value, String where) {
    if (!(value instanceof Map<?, ?> entries)) {
      // Not quoted: somebody may have put the secret itself here.
      throw new IllegalArgumentException(where + " must be a map that names where secrets are");
    }
    var map = new LinkedHashMap<String, @Nullable Object>();
    entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
    return map;
  }
}
