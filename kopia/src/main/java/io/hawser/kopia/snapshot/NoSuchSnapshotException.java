package io.hawser.kopia.snapshot;

/**
 * What was asked for names no snapshot, more than one, or nothing in it; the message says which.
 */
public final class NoSuchSnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchSnapshotException(String message) {
    super(message);
  }
}
