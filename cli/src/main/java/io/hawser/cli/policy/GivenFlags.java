package io.hawser.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options that a command line has, with their values. */
record GivenFlags(Map<String, List<String>> values) {
  GivenFlags {
    values = Map.copyOf(values);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  List<String> all(String flag) {
    return values.getOrDefault(flag, List.of());
  }

  /** The value of one; of several the last. */
  Optional<String> one(String flag) {
    var all = all(flag);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }
}
