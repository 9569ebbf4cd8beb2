package io.hawser.functions.quiesce;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The folder of one freeze: the plan, the programs as shell scripts that a person can run too, the
 * supervisor and what it wrote. The truth about the freeze is here, not in the engine's memory.
 */
record FreezeDirectory(Path path) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The supervisor's program, in this folder. */
  Path supervisor() {
    return path.resolve("supervise.sh");
  }

  Path thawScript() {
    return path.resolve("thaw");
  }

  boolean exists() {
    return Files.exists(path.resolve("plan.json"));
  }

  /** Writes all that a supervisor needs; forgets what was frozen before. */
  void prepare(FreezePlan plan) {
    try {
      delete();
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var session = plan.session();
      if (session == null) {
        write("freeze", script(plan, plan.freeze()));
        write("thaw", script(plan, plan.thaw()));
      } else {
        write("session", script(plan, session.command()));
        write("release", session.release().isEmpty() ? "" : session.release() + "\n");
      }
      write("limits", "%d %d\n".formatted(plan.maxFrozenSeconds(), plan.timeoutSeconds()));
      write("supervise.sh", program());
      write("plan.json", JSON.writeValueAsString(plan));
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.DENIED,
          "the folder '%s' for the freeze cannot be written: %s".formatted(path, e.getMessage()),
          e);
    }
  }

  FreezePlan plan() {
    try {
      return JSON.readValue(path.resolve("plan.json").toFile(), FreezePlan.class);
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.MISSING,
          "the plan of the freeze in '%s' cannot be read: %s".formatted(path, e.getMessage()),
          e);
    }
  }

  FreezeState state() {
    try {
      return FreezeState.parse(
          Files.readAllLines(path.resolve("state"), StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return FreezeState.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds what the engine itself did, where no supervisor was left to do it. */
  void note(long second, String words) {
    try {
      Files.writeString(
          path.resolve("state"),
          "%d %s\n".formatted(second, words),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the folder; nothing happens when there is none. */
  void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
  }

  private static String program() throws IOException {
    try (var resource = FreezeDirectory.class.getResourceAsStream("supervise.sh")) {
      if (resource == null) {
        throw new IllegalStateException("supervise.sh is not packed with Hawser");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String script(FreezePlan plan, List<String> argv) {
    var environment =
        plan.env().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "export %s=%s\n".formatted(entry.getKey(), quote(entry.getValue())))
            .collect(Collectors.joining());
    return "cd %s || exit 126\n%sexec %s\n"
        .formatted(
            quote(plan.workingDirectory()),
            environment,
            argv.stream().map(FreezeDirectory::quote).collect(Collectors.joining(" ")));
  }

  /** The text as one word of a POSIX shell. */
  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
