package io.hawser.engine.template.function;

import java.util.Map;
import java.util.Optional;

/** What the functions env, expandenv and getHostByName may see of the machine. Thread-safe. */
public interface Environment {
  /** Sees nothing: the functions fail, because they would show the engine's own surroundings. */
  Environment NONE =
      new Environment() {
        @Override
        public Optional<String> variable(String name) {
          throw new CallFailure(
              "reading environment variables is switched off; pass '" + name + "' as an option");
        }

        @Override
        public String address(String host) {
          throw new CallFailure(
              "looking up hosts is switched off; pass the address of '" + host + "' as an option");
        }
      };

  /** The value of a variable; empty if it is not set. */
  Optional<String> variable(String name);

  /** An address of the host, as text. */
  String address(String host);

  /** Knows the variables given and no hosts. */
  static Environment of(Map<String, String> variables) {
    var known = Map.copyOf(variables);
    return new Environment() {
      @Override
      public Optional<String> variable(String name) {
        return Optional.ofNullable(known.get(name));
      }

      @Override
      public String address(String host) {
        return NONE.address(host);
      }
    };
  }
}
