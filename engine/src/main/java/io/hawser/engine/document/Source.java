package io.hawser.engine.document;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text with documents.
 *
 * @param name as the user named it, for messages; {@code -} for standard input
 * @param baseDirectory what relative paths in its documents count from
 */
public record Source(String name, String text, Path baseDirectory) {
  private static final int LARGEST_BYTES = 4 * Limits.CHARACTERS;

  /** A text from memory; relative paths count from the current directory. */
  public static Source of(String name, String text) {
    return new Source(name, text, Path.of(""));
  }

  /**
   * A file, or all {@code *.yaml}, {@code *.yml} and {@code *.json} files right in a directory, by
   * name.
   *
   * @throws BlueprintException if something cannot be read or a directory holds no document
   */
  public static List<Source> at(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(file(path));
    }
    var files = documentFiles(path);
    if (files.isEmpty()) {
      throw unreadable(path.toString(), "holds no *.yaml, *.yml or *.json file");
    }
    var sources = new ArrayList<Source>();
    var findings = new ArrayList<Finding>();
    for (var file : files) {
      try {
        sources.add(file(file));
      } catch (BlueprintException e) {
        findings.addAll(e.findings());
      }
    }
    if (!findings.isEmpty()) {
      throw new BlueprintException(findings);
    }
    return List.copyOf(sources);
  }

  /**
   * Standard input, read to its end; relative paths count from the current directory.
   *
   * @throws BlueprintException if it cannot be read
   */
  public static Source standardInput(InputStream input) {
    return new Source("-", read("-", input), Path.of(""));
  }

  private static Source file(Path path) {
    var folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    try (var input = Files.newInputStream(path)) {
      return new Source(path.toString(), read(path.toString(), input), folder);
    } catch (NoSuchFileException e) {
      throw unreadable(path.toString(), "does not exist");
    } catch (IOException e) {
      throw unreadable(path.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static List<Path> documentFiles(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(path -> path.getFileName().toString().matches("[^.].*\\.(yaml|yml|json)"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(directory.toString(), "cannot be listed: " + e.getMessage());
    }
  }

  private static String read(String name, InputStream input) {
    try {
      byte[] bytes = input.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw unreadable(name, "is larger than %d bytes".formatted(LARGEST_BYTES));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(name, "is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(name, "cannot be read: " + e.getMessage());
    }
  }

  private static BlueprintException unreadable(String name, String message) {
    return new BlueprintException(
        List.of(new Finding(Optional.empty(), "", "'%s' %s".formatted(name, message))));
  }
}
