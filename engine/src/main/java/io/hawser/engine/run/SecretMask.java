package io.hawser.engine.run;

import io.hawser.crds.Location.SecretSource;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.secret.Secret;
import io.hawser.engine.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hands out secrets and remembers them, so that one which finds its way into a message, a line or
 * an output (a program printed it) is replaced there. Remembers at most one value a source and
 * rotation; thread-safe.
 */
final class SecretMask implements Secrets {
  /** Shorter ones would mask ordinary words, and protect nothing. */
  private static final int MIN_CHARS = 4;

  private final Secrets source;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  SecretMask(Secrets source) {
    this.source = source;
  }

  @Override
  public Secret fetch(SecretSource from) {
    var secret = source.fetch(from);
    var text = secret.reveal();
    if (text.length() >= MIN_CHARS) {
      known.add(text);
    }
    return secret;
  }

  String mask(String text) {
    var masked = text;
    for (var secret : known) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  Outputs mask(Outputs outputs) {
    return new Outputs(mask(outputs.values()), outputs.partial());
  }

  Map<String, @Nullable Object> mask(Map<String, ? extends @Nullable Object> values) {
    var masked = new LinkedHashMap<String, @Nullable Object>();
    values.forEach((key, value) -> masked.put(key, maskValue(value)));
    return masked;
  }

  private @Nullable Object maskValue(@Nullable Object value) {
    return switch (value) {
      case String text -> mask(text);
      case List<?> list -> list.stream().map(this::maskValue).toList();
      case Map<?, ?> map -> {
        var masked = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        map.forEach((key, item) -> masked.put(key, maskValue(item)));
        yield masked;
      }
      case null, default -> value;
    };
  }
}
