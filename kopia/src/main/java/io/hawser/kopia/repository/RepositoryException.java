package io.hawser.kopia.repository;

import org.jspecify.annotations.Nullable;

/** Data of the repository is missing, damaged, or of a kind not known: stop, and say which blob. */
public final class RepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  /** What is wrong. */
  public enum Kind {
    /** The place holds no repository. */
    NOT_A_REPOSITORY,
    /** The place holds something, so no repository is made there. */
    NOT_EMPTY,
    WRONG_PASSWORD,
    /** A format version, feature or algorithm that is not known here; named in the message. */
    UNSUPPORTED,
    MISSING,
    CORRUPT
  }

  public RepositoryException(Kind kind, String message) {
    this(kind, message, null);
  }

  public RepositoryException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
