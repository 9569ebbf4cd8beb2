package io.hawser.kopia.policy;

/** A policy says what it may not; the message names the field and what is allowed. */
public final class InvalidPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidPolicyException(String message) {
    super(message);
  }

  public InvalidPolicyException(String message, Throwable cause) {
    super(message, cause);
  }
}
