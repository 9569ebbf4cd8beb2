package io.hawser.functions.data;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.repository.RepositoryException;

/** What the library's faults mean for a phase, and for who must act. */
public final class DataErrors {
  private DataErrors() {}

  /**
   * @throws InterruptedException when that is what the storage reports
   */
  static PhaseException of(BlobException e) throws InterruptedException {
    if (e.kind() == BlobException.Kind.INTERRUPTED) {
      boolean _ = Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    }
    return new PhaseException(classOf(e.kind()), text(e), e);
  }

  public static ErrorClass classOf(BlobException.Kind kind) {
    return switch (kind) {
      case MISSING -> ErrorClass.MISSING;
      case OUT_OF_RANGE -> ErrorClass.CORRUPT;
      case TRANSIENT -> ErrorClass.TRANSIENT;
      case THROTTLED -> ErrorClass.THROTTLED;
      case DENIED -> ErrorClass.DENIED;
      case FULL -> ErrorClass.FULL;
      case INTERRUPTED -> ErrorClass.ABORTED;
      case OTHER -> ErrorClass.INTERNAL;
    };
  }

  static PhaseException of(RepositoryException e) {
    return new PhaseException(classOf(e.kind()), text(e), e);
  }

  public static ErrorClass classOf(RepositoryException.Kind kind) {
    return switch (kind) {
      case NOT_A_REPOSITORY -> ErrorClass.MISSING;
      case NOT_EMPTY, UNSUPPORTED -> ErrorClass.INVALID;
      case WRONG_PASSWORD -> ErrorClass.DENIED;
      case MISSING, CORRUPT -> ErrorClass.CORRUPT;
    };
  }

  static String text(Exception e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
