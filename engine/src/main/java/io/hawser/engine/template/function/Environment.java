package io.hawser.engine.template.function;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

  /** Sees the variables and the name service of this process. */
  Environment SYSTEM =
      new Environment() {
        @Override
        public Optional<String> variable(String name) {
          return Optional.ofNullable(System.getenv(name));
        }

        @Override
        public String address(String host) {
          try {
            return InetAddress.getByName(host).getHostAddress();
          } catch (UnknownHostException unknown) {
            throw new CallFailure("no address of host '" + host + "' is known");
          }
        }
      };

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
