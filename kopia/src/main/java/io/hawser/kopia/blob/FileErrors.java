package io.hawser.kopia.blob;

import io.hawser.kopia.blob.BlobException.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/** What may help against an error of the file system; Java tells most of them by text only. */
final class FileErrors {
  private static final List<String> FULL =
      List.of("no space left", "quota exceeded", "file too large");
  private static final List<String> DENIED = List.of("read-only", "not permitted");
  private static final List<String> TRANSIENT =
      List.of(
          "input/output error",
          "stale file handle",
          "timed out",
          "temporarily unavailable",
          "too many open files",
          "device or resource busy");

  private FileErrors() {}

  static Kind kindOf(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> Kind.MISSING;
      case AccessDeniedException _ -> Kind.DENIED;
      case ClosedByInterruptException _ -> Kind.INTERRUPTED;
      default -> kindOf(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
    };
  }

  private static Kind kindOf(String message) {
    if (FULL.stream().anyMatch(message::contains)) {
      return Kind.FULL;
    }
    if (DENIED.stream().anyMatch(message::contains)) {
      return Kind.DENIED;
    }
    return TRANSIENT.stream().anyMatch(message::contains) ? Kind.TRANSIENT : Kind.OTHER;
  }
}
