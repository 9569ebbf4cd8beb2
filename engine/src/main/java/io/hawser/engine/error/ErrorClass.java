package io.hawser.engine.error;

import java.util.Locale;

/** Why a phase failed, as far as the reaction differs. {@code retry.on} names these. */
public enum ErrorClass {
  /** The world may recover by itself: a reset connection, a busy server. Retried by default. */
  TRANSIENT,
  /** The other side asks for less: retried by default, with longer pauses. */
  THROTTLED,
  /** An attempt took longer than its time-out, or was silent longer than its heartbeat. */
  TIMEOUT,
  /** A credential or permission is missing. */
  DENIED,
  /** Something that must be there is not. */
  MISSING,
  /** Stored data is damaged. */
  CORRUPT,
  /** Disk or quota full. */
  FULL,
  /** A program that the blueprint called ended with an error. */
  COMMAND,
  /** The author must fix the text; never retried. */
  INVALID,
  /** The run was aborted; never retried. */
  ABORTED,
  /** Anything else, our own bugs included. */
  INTERNAL;

  /** As it stands in a document and in output. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
