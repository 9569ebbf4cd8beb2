package io.hawser.engine.secret;

import io.hawser.crds.Location.SecretSource;

/** Fetches secrets at the moment of use, so that a rotated one is seen by the next call. */
public interface Secrets {
  /**
   * The secret that a source names.
   *
   * @throws io.hawser.engine.error.PhaseException of class {@code MISSING} or {@code DENIED},
   *     naming the source but never the value
   */
  Secret fetch(SecretSource source);
}
