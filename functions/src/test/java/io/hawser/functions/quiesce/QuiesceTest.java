package io.hawser.functions.quiesce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Functions;
import io.hawser.functions.FakeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuiesceTest {
  @TempDir Path folder;
  private FrozenApp app;
  private Path state;
  private Freezes freezes;
  private FakeRun run;

  @BeforeEach
  void makeApp() throws Exception {
    app = new FrozenApp(Files.createDirectory(folder.resolve("app")));
    state = folder.resolve("state");
    freezes = new Freezes(state);
    run = new FakeRun(folder).phase("freeze");
  }

  private Functions functions() {
    return Functions.of(new QuiesceExec(freezes), new Unquiesce(freezes));
  }

  private void quiesce(String mode, String maxFrozen) throws InterruptedException {
    var args = mode.equals("session") ? app.bySession(maxFrozen) : app.byCommand(maxFrozen);
    assertThat(run.runPhase(new QuiesceExec(freezes), args).values()).containsEntry("mode", mode);
  }

  private Map<String, @Nullable Object> unquiesce() throws InterruptedException {
    return run.phase("thaw").runPhase(new Unquiesce(freezes), Map.of("phase", "freeze")).values();
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "session"})
  void keepsTheApplicationFrozenUntilUnquiesce(String mode) throws Exception {
    quiesce(mode, "1m");
    assertThat(app.isFrozen()).isTrue();

    assertThat(unquiesce()).containsEntry("thawedBecause", "asked").containsKey("frozenSeconds");

    assertThat(app.log()).containsExactly("freeze", "thaw");
    assertThat(run.dueCleanups()).isEmpty();
    assertThat(state).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "session"})
  void thawsAtTheDeadlineAndThenUnquiesceHasNoProof(String mode) throws Exception {
    quiesce(mode, "1s");

    await().atMost(Duration.ofSeconds(10)).until(() -> !app.isFrozen());

    assertThatThrownBy(this::unquiesce)
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.TIMEOUT))
        .hasMessageContaining("'maxFrozen'");
    run.runCleanups(functions());
    assertThat(app.log()).containsExactly("freeze", "thaw");
    assertThat(state).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "session"})
  void theCleanupThawsWithoutProof(String mode) throws Exception {
    quiesce(mode, "1m");

    run.runCleanups(functions());

    assertThat(app.log()).containsExactly("freeze", "thaw");
    assertThat(run.dueCleanups()).isEmpty();
  }

  @Test
  void theCleanupThawsWhenTheSupervisorWasKilled() throws Exception {
    quiesce("command", "1m");
    var pid = freezes.of("freeze", run).directory().state().supervisorPid().getAsLong();
    var supervisor = ProcessHandle.of(pid).orElseThrow();
    assertThat(supervisor.destroyForcibly()).isTrue();
    supervisor.onExit().get();

    run.runCleanups(functions());

    assertThat(app.log()).containsExactly("freeze", "thaw");
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void theCleanupDoesNothingWhenNothingWasEverFrozen() throws Exception {
    var _ = new Unquiesce(freezes).run(new Unquiesce.Params("freeze", true), run.phase("cleanup"));

    assertThat(app.log()).isEmpty();
  }

  @Test
  void aSessionThatEndsByItselfIsNoticed() throws Exception {
    quiesce("session", "1m");
    var pid = Long.parseLong(Files.readString(app.folder().resolve("pid")).strip());
    var session = ProcessHandle.of(pid).orElseThrow();
    assertThat(session.destroyForcibly()).isTrue();
    session.onExit().get();

    assertThatThrownBy(this::unquiesce).hasMessageContaining("ended by itself");
  }

  @Test
  void aSessionThatLostItsLockIsNoticed() throws Exception {
    quiesce("session", "1m");
    Files.delete(app.flag());

    assertThatThrownBy(this::unquiesce).hasMessageContaining("LOST");
  }

  @Test
  void aFreezeThatFailsIsThawedAndSaysWhy() {
    var args = app.byCommand("1m");
    args.put("command", List.of("sh", "-c", "touch frozen; echo no such table >&2; exit 3"));

    assertThatThrownBy(() -> run.runPhase(new QuiesceExec(freezes), args))
        .hasMessageContaining("status 3")
        .hasMessageContaining("no such table");
    assertThat(app.log()).containsExactly("thaw");
  }

  @Test
  void aFreezeThatHangsIsCutOffAndThawed() {
    var args = app.byCommand("1m");
    args.put("command", List.of("sh", "-c", "touch frozen; sleep 1000"));
    args.put("timeout", "1s");

    assertThatThrownBy(() -> run.runPhase(new QuiesceExec(freezes), args))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.TIMEOUT));
    assertThat(app.isFrozen()).isFalse();
  }

  @Test
  void aThawThatFailsIsTriedAgain() throws Exception {
    var args = app.byCommand("1m");
    args.put(
        "thaw", List.of("sh", "-c", "echo try >>log; [ $(grep -c try log) = 2 ] && rm frozen"));
    var _ = run.runPhase(new QuiesceExec(freezes), args);

    assertThat(unquiesce()).containsEntry("thawedBecause", "asked");

    assertThat(app.log()).containsExactly("freeze", "try", "try");
  }

  @Test
  void workProvenUnderTheFreezeStaysGoodWhenTheFreezeIsLostLater() throws Exception {
    quiesce("command", "1s");
    freezes.ensureFrozen("freeze", run.phase("work"));
    freezes.proveFrozen("freeze", run.phase("work"));
    await().until(() -> !app.isFrozen());

    assertThat(unquiesce()).containsEntry("thawedBecause", "deadline");
  }

  @Test
  void freezesAgainForThePhaseThatNeedsIt() throws Exception {
    quiesce("command", "1s");
    await().until(() -> !app.isFrozen());

    freezes.ensureFrozen("freeze", run.phase("work"));
    freezes.proveFrozen("freeze", run.phase("work"));

    assertThat(app.log()).containsExactly("freeze", "thaw", "freeze");
    assertThat(unquiesce()).containsEntry("thawedBecause", "asked");
  }

  @Test
  void doesNotMixWorkOfTwoFreezes() throws Exception {
    quiesce("command", "1s");
    freezes.proveFrozen("freeze", run.phase("first"));
    await().until(() -> !app.isFrozen());

    assertThatThrownBy(() -> freezes.ensureFrozen("freeze", run.phase("second")))
        .hasMessageContaining("first")
        .hasMessageContaining("anew");
  }

  @Test
  void frozenByMustNameAFreeze() {
    assertThatThrownBy(() -> freezes.ensureFrozen("other", run))
        .hasMessageContaining("'other'")
        .hasMessageContaining("QuiesceExec");
  }

  @Test
  void aSecretReachesTheProgramsAndNothingElse() throws Exception {
    var canary = "canary-5f0d2c";
    run.withSecret("SOURCE", canary);
    var args = app.byCommand("1m");
    args.put("secretEnv", Map.of("PASSWORD", Map.of("env", "SOURCE")));
    args.put(
        "command",
        List.of("sh", "-c", "[ \"$PASSWORD\" = " + "canary-5f\"0d2c\" ] && touch frozen"));
    var _ = run.runPhase(new QuiesceExec(freezes), args);
    assertThat(app.isFrozen()).isTrue();

    try (var files = Files.walk(state)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(canary);
      }
    }
    assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains(canary));
    assertThat(run.journal()).doesNotContain(canary);
    run.runCleanups(functions());
  }

  @Test
  void aSecretInTheWordsOfAFailedFreezeIsHidden() {
    run.withSecret("SOURCE", "canary-5f0d2c");
    var args = app.byCommand("1m");
    args.put("secretEnv", Map.of("PASSWORD", Map.of("env", "SOURCE")));
    args.put("command", List.of("sh", "-c", "echo bad password $PASSWORD >&2; exit 1"));

    assertThatThrownBy(() -> run.runPhase(new QuiesceExec(freezes), args))
        .hasMessageContaining("bad password ***");
  }

  @Test
  void refusesArgumentsThatDoNotFitTogether() {
    var spec = new QuiesceExec(freezes).spec();

    assertThatThrownBy(() -> spec.bind(Map.of("command", "x")))
        .isInstanceOf(BlueprintException.class)
        .hasMessageContaining("'thaw'");
    assertThatThrownBy(() -> spec.bind(Map.of("session", "x", "freeze", "y", "ready", "(")))
        .hasMessageContaining("'ready' is not a regular expression");
  }
}
