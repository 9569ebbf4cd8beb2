package io.hawser.kopia.crypto;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys that passwords gave, so that a repository which is opened again costs no second derivation:
 * a run opens one several times, and each costs a third of a second and 64 MiB, on purpose. Keeps
 * the {@value #MOST} keys that were asked for last, in memory only. Safe for use by many threads,
 * of which one derives at a time: two would need twice the memory.
 */
public final class PasswordKeys {
  private static final int MOST = 16;

  private final Derivation derivation;
  private final Map<Asked, KeyBytes> known =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, KeyBytes> eldest) {
          return size() > MOST;
        }
      };

  /** From a password to a key; {@link KeyDerivation#fromPassword} but in tests. */
  interface Derivation {
    KeyBytes derive(String name, Password password, byte[] salt);
  }

  private record Asked(String name, Password password, KeyBytes salt) {
    @Override
    public int hashCode() {
      return Arrays.hashCode(salt.bytes());
    }
  }

  public PasswordKeys() {
    this(KeyDerivation::fromPassword);
  }

  PasswordKeys(Derivation derivation) {
    this.derivation = derivation;
  }

  /** The key, as {@link KeyDerivation#fromPassword} gives it. */
  public synchronized KeyBytes derive(String name, Password password, byte[] salt) {
    var asked = new Asked(name, password, KeyBytes.of(salt));
    var key = known.get(asked);
    if (key == null) {
      key = derivation.derive(name, password, salt);
      known.put(asked, key);
    }
    return key;
  }
}
