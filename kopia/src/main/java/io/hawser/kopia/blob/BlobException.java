package io.hawser.kopia.blob;

import org.jspecify.annotations.Nullable;

/** The storage could not do what was asked; the kind says what may help. */
public final class BlobException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  /** What may help. */
  public enum Kind {
    /** No such blob (or bucket, or directory). */
    MISSING,
    /** The blob is shorter than the part asked for. */
    OUT_OF_RANGE,
    /** May work when tried again. */
    TRANSIENT,
    /** May work when tried again later: the server asks for fewer requests. */
    THROTTLED,
    /** Wrong or missing credentials or permissions. */
    DENIED,
    /** Disk or quota full. */
    FULL,
    /** The thread was interrupted. */
    INTERRUPTED,
    /** Anything else; trying again does not help. */
    OTHER
  }

  public BlobException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
