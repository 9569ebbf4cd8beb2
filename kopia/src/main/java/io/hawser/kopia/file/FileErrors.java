package io.hawser.kopia.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Says in words what {@code java.nio.file}'s exceptions say by their class. */
public final class FileErrors {
  private FileErrors() {}

  /** What is wrong, without the path, which the caller knows better. */
  public static String reason(IOException error) {
    return switch (error) {
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException e ->
          Objects.requireNonNullElse(e.getReason(), "permission denied");
      case FileAlreadyExistsException _ -> "already exists";
      case NotDirectoryException _ -> "not a directory";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
    };
  }
}
