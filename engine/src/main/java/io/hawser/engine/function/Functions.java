package io.hawser.engine.function;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The functions that phases may name, sorted by name. Immutable. */
public final class Functions {
  private final SortedMap<String, BuiltinFunction<?>> byName;

  private Functions(SortedMap<String, BuiltinFunction<?>> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
  }

  /**
   * A registry of exactly these functions.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public static Functions of(BuiltinFunction<?>... functions) {
    var byName = new TreeMap<String, BuiltinFunction<?>>();
    for (var function : functions) {
      if (byName.put(function.spec().name(), function) != null) {
        throw new IllegalArgumentException("two functions '%s'".formatted(function.spec().name()));
      }
    }
    return new Functions(byName);
  }

  /** These functions and others, for instance a test's. */
  public Functions and(BuiltinFunction<?>... others) {
    var all = new ArrayList<BuiltinFunction<?>>(byName.values());
    Collections.addAll(all, others);
    return of(all.toArray(new BuiltinFunction<?>[0]));
  }

  public Optional<BuiltinFunction<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * The function of that name.
   *
   * @throws BlueprintException with a near name when there is none
   */
  public BuiltinFunction<?> require(String name) {
    return find(name)
        .orElseThrow(() ->
            new BlueprintException(List.of(new Finding(Optional.empty(), "", unknown(name)))));
  }

  /** What is said of a name that no function has. */
  public String unknown(String name) {
    return "no function '%s'".formatted(name) + Names.hint(name, byName.keySet());
  }

  public Collection<String> names() {
    return byName.keySet();
  }

  public Collection<BuiltinFunction<?>> all() {
    return byName.values();
  }
}
