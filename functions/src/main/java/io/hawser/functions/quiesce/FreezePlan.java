package io.hawser.functions.quiesce;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.hawser.functions.secret.SecretEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an application is frozen and thawed; holds no secret, and is written to disk so that a
 * resumed run can do both again.
 *
 * @param freeze program that freezes; empty with a session
 * @param thaw program that thaws, idempotent; empty with a session
 * @param session null without one
 * @param workingDirectory absolute
 * @param secretEnv as {@link SecretEnvironment#toArgument} gives it
 */
record FreezePlan(
    List<String> freeze,
    List<String> thaw,
    @Nullable Session session,
    String workingDirectory,
    Map<String, String> env,
    Map<String, Object> secretEnv,
    long maxFrozenSeconds,
    long timeoutSeconds) {

  /**
   * A program that keeps the application frozen as long as it runs, such as a database session.
   *
   * @param lines told to it at first
   * @param ready regular expression; found in what it says once the application is frozen
   * @param check told to it after the work
   * @param stillHeld regular expression; found in its answer to {@code check}
   * @param release told to it last; empty for nothing but the end of its input
   */
  record Session(
      List<String> command,
      List<String> lines,
      String ready,
      String check,
      String stillHeld,
      String release) {}

  /** The same with a working directory that relative paths have been resolved against. */
  FreezePlan from(Path baseDirectory) {
    return new FreezePlan(
        freeze,
        thaw,
        session,
        baseDirectory.resolve(workingDirectory).toAbsolutePath().toString(),
        env,
        secretEnv,
        maxFrozenSeconds,
        timeoutSeconds);
  }

  SecretEnvironment secretEnvironment() {
    return SecretEnvironment.of(Optional.of(secretEnv));
  }

  @JsonIgnore
  String mode() {
    return session == null ? "command" : "session";
  }
}
