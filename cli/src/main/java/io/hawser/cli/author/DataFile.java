package io.hawser.cli.author;

import io.hawser.engine.document.Source;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the data that a template is tried with: a map in YAML or JSON. */
final class DataFile {
  private DataFile() {}

  static Map<String, @Nullable Object> read(Source source) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    try {
      Object data = new Yaml(new SafeConstructor(options)).load(source.text());
      if (data == null) {
        return Map.of();
      }
      if (data instanceof Map<?, ?> map) {
        return plainMap(map);
      }
      throw new PhaseException(
          ErrorClass.INVALID, "'%s' must hold a map of names to values".formatted(source.name()));
    } catch (YAMLException e) {
      throw new PhaseException(
          ErrorClass.INVALID, "'%s' is not YAML: %s".formatted(source.name(), e.getMessage()), e);
    }
  }

  private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
    return plain;
  }

  /** As documents have values: whole numbers are Long, times are texts. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> plainMap(map);
      case List<?> list -> {
        var plain = new ArrayList<@Nullable Object>();
        list.forEach(element -> plain.add(plain(element)));
        yield plain;
      }
      case Integer number -> number.longValue();
      case Long number -> number;
      case Double number -> number;
      case Boolean truth -> truth;
      default -> value.toString();
    };
  }
}
