package io.hawser.engine.kanister;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The arguments of Kanister's functions, read from {@code functions.txt} beside this class. All are
 * registered with version {@code v0.0.0} only.
 */
public final class KanisterFunctions {
  private static final Map<String, Signature> BY_NAME = read();

  private KanisterFunctions() {}

  /**
   * The arguments of one function.
   *
   * @param arguments all that it accepts
   * @param required those that must be present, in the order in which Kanister misses them
   */
  public record Signature(List<String> arguments, List<String> required) {
    public Signature {
      arguments = List.copyOf(arguments);
      required = List.copyOf(required);
    }
  }

  public static Optional<Signature> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  public static Collection<String> names() {
    return BY_NAME.keySet();
  }

  private static Map<String, Signature> read() {
    var byName = new TreeMap<String, Signature>();
    var resource =
        Objects.requireNonNull(KanisterFunctions.class.getResourceAsStream("functions.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> byName.put(line.substring(0, line.indexOf(':')), signature(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byName;
  }

  private static Signature signature(String line) {
    var arguments = new ArrayList<String>();
    var required = new ArrayList<String>();
    for (var word : line.substring(line.indexOf(':') + 1).strip().split(" ")) {
      var name = word.replace("*", "");
      arguments.add(name);
      if (word.endsWith("*")) {
        required.add(name);
      }
    }
    return new Signature(arguments, required);
  }
}
