package io.hawser.engine.template.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions by name. */
public final class Functions {
  private final Map<String, GoFunction> byName;

  private Functions(Map<String, GoFunction> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** All functions of the lists; where a name occurs twice, the later one counts. */
  @SafeVarargs
  public static Functions of(List<GoFunction>... lists) {
    var byName = new HashMap<String, GoFunction>();
    for (var list : lists) {
      list.forEach(function -> byName.put(function.name(), function));
    }
    return new Functions(byName);
  }

  public Optional<GoFunction> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Set<String> names() {
    return byName.keySet();
  }
}
