package io.hawser.functions.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.functions.FakeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecTest {
  @TempDir Path folder;
  private FakeRun run;

  @BeforeEach
  void makeRun() {
    run = new FakeRun(folder);
  }

  private Map<String, @Nullable Object> shell(String script) throws InterruptedException {
    return exec(Map.of("command", List.of("sh", "-c", script)));
  }

  private Map<String, @Nullable Object> exec(Map<String, Object> args) throws InterruptedException {
    return run.runPhase(new Exec(), Map.copyOf(args)).values();
  }

  @Test
  void givesTheEndOfStandardOutput() throws Exception {
    assertThat(shell("echo hello")).containsEntry("stdout", "hello");
    assertThat((String) shell("seq 1 1000000").get("stdout"))
        .hasSizeLessThan(4097)
        .endsWith("1000000");
  }

  @Test
  void runsInTheDocumentsFolderByDefault() throws Exception {
    var _ = Files.createDirectory(folder.resolve("sub"));

    assertThat(shell("pwd -P")).containsEntry("stdout", folder.toRealPath().toString());
    assertThat(exec(Map.of("command", List.of("pwd", "-P"), "workingDirectory", "sub")))
        .containsEntry("stdout", folder.toRealPath().resolve("sub").toString());
  }

  @Test
  void leadsASessionSoThatControlCIsNotForIt() throws Exception {
    // Its number, and field 6: its session. "read" and "set" start no other process.
    var script = "read -r stat </proc/$$/stat; set -- $stat; test $6 = $$ && echo leads";

    assertThat(shell(script)).containsEntry("stdout", "leads");
  }

  @Test
  void handsOverInputAndEnvironment() throws Exception {
    var args =
        Map.<String, Object>of(
            "command", List.of("sh", "-c", "cat; echo $WHO"),
            "stdin", "to ",
            "env", Map.of("WHO", "you"));

    assertThat(exec(args)).containsEntry("stdout", "to you");
  }

  @Test
  void aProgramNeedNotReadItsInput() throws Exception {
    assertThat(exec(Map.of("command", "true", "stdin", "x".repeat(1 << 20)))).containsKey("stdout");
  }

  @Test
  void markersBecomeOutputs() throws Exception {
    var script =
        """
        echo 'log ###Phase-output###: {"key":"id","value":"old"}'
        echo '###Phase-output###:   {"key":"id","value":"new"}  '
        echo '###Phase-output###: '
        """;

    assertThat(shell(script)).containsEntry("id", "new");
  }

  @Test
  void aLongMarkerIsReadWhole() throws Exception {
    var script =
        "printf '###Phase-output###: {\"key\":\"k\",\"value\":\"'; head -c 500000 /dev/zero | tr"
            + " '\\0' x; echo '\"}'";

    assertThat((String) shell(script).get("k")).hasSize(500_000);
  }

  @Test
  void aBrokenMarkerFailsThePhase() {
    assertThatThrownBy(() -> shell("echo '###Phase-output###: {\"key\":'"))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.COMMAND))
        .hasMessageContaining("printed an output that is no");
    assertThatThrownBy(() -> shell("echo '###Phase-output###: {\"key\":\"a\",\"value\":1}'"))
        .hasMessageContaining("both strings");
  }

  @Test
  void aFailureShowsTheEndOfStandardError() {
    assertThatThrownBy(() -> shell("echo fine; echo disk on fire >&2; exit 7"))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.COMMAND))
        .hasMessage("the command 'sh' ended with status 7: disk on fire");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> exec(Map.of("command", "no-such-program")))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.MISSING))
        .hasMessageContaining("'no-such-program'");
    assertThatThrownBy(() -> exec(Map.of("command", "echo hello")))
        .hasMessageContaining("[sh, -c, 'echo hello']");
  }

  @Test
  void whatStaysBehindWithTheStreamsOpenIsNotWaitedFor() throws Exception {
    assertThat(shell("sleep 1000 & echo $! >pid; echo done")).containsEntry("stdout", "done");

    assertThat(handle("pid").destroyForcibly()).isTrue();
  }

  @Test
  void anInterruptEndsTheWholeTree() throws Exception {
    var thrown = new AtomicReference<@Nullable Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var _ = shell("sleep 1000 & echo $! >child; echo $$ >root; wait");
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    await()
        .until(() ->
            Files.exists(folder.resolve("root"))
                && !Files.readString(folder.resolve("root")).isEmpty());
    var root = handle("root");
    var child = handle("child");

    thread.interrupt();
    thread.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    await().until(() -> !root.isAlive() && !child.isAlive());
  }

  @Test
  void aSecretReachesTheProgramOnly() throws Exception {
    run.withSecret("SOURCE", "canary-81c2");
    var secretEnv = Map.of("TOKEN", Map.of("env", "SOURCE"));

    var values =
        exec(
            Map.of(
                "command",
                List.of("sh", "-c", "tr '\\0' ' ' </proc/$$/cmdline; echo $TOKEN"),
                "secretEnv",
                secretEnv));

    assertThat((String) values.get("stdout")).endsWith("***").doesNotContain("canary");
    var failing = List.of("sh", "-c", "echo bad $TOKEN >&2; exit 1");
    assertThatThrownBy(() -> exec(Map.of("command", failing, "secretEnv", secretEnv)))
        .hasMessageEndingWith("bad ***");
  }

  @Test
  void aSecretAsAnOutputIsRefused() {
    run.withSecret("SOURCE", "canary-81c2");
    var command =
        List.of(
            "sh",
            "-c",
            "echo \"###Phase-output###: {\\\"key\\\":\\\"t\\\",\\\"value\\\":\\\"$TOKEN\\\"}\"");

    assertThatThrownBy(() ->
            exec(Map.of("command", command, "secretEnv", Map.of("TOKEN", Map.of("env", "SOURCE")))))
        .hasMessageContaining("'t' holds the value of a secret")
        .hasMessageNotContaining("canary");
  }

  @Test
  void aSecretWrittenIntoTheDocumentIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> exec(Map.of("command", "x", "secretEnv", Map.of("A", "canary"))))
        .isInstanceOf(BlueprintException.class)
        .hasMessageContaining("'secretEnv.A' must be a map")
        .hasMessageNotContaining("canary");
  }

  private ProcessHandle handle(String file) throws Exception {
    var pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }
}
