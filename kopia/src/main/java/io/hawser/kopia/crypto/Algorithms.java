package io.hawser.kopia.crypto;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.util.List;

/** What is said about a name that nobody knows. */
final class Algorithms {
  private Algorithms() {}

  static RepositoryException unknown(String what, String name, List<String> known) {
    return new RepositoryException(
        Kind.UNSUPPORTED,
        "no %s algorithm '%s'; known: %s".formatted(what, name, String.join(", ", known)));
  }
}
