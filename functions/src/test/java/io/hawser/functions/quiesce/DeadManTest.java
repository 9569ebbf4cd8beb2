package io.hawser.functions.quiesce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a frozen application when the engine's process dies or stops. */
class DeadManTest {
  @TempDir Path folder;
  private FrozenApp app;

  @BeforeEach
  void makeApp() throws Exception {
    app = new FrozenApp(Files.createDirectory(folder.resolve("app")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "session"})
  void thawsAtOnceWhenTheEngineIsKilled(String mode) throws Exception {
    var engine = FreezingProcess.start(app, folder.resolve("state"), mode, "10m");
    assertThat(app.isFrozen()).isTrue();

    assertThat(engine.toHandle().destroyForcibly()).isTrue();

    await().atMost(Duration.ofSeconds(10)).until(() -> !app.isFrozen());
    assertThat(app.log()).containsExactly("freeze", "thaw");
    await().until(() -> stateText().contains("thawed gone 0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "session"})
  void thawsAtTheDeadlineWhenTheEngineIsStopped(String mode) throws Exception {
    var engine = FreezingProcess.start(app, folder.resolve("state"), mode, "2s");
    signal("STOP", engine);
    assertThat(app.isFrozen()).isTrue();

    await().atMost(Duration.ofSeconds(15)).until(() -> !app.isFrozen());

    await().until(() -> stateText().contains("thawed deadline 0"));
    assertThat(engine.toHandle().destroyForcibly()).isTrue();
  }

  private String stateText() throws Exception {
    try (var files = Files.walk(folder.resolve("state"))) {
      var state = files.filter(file -> file.endsWith("state") && Files.isRegularFile(file));
      return Files.readString(state.findFirst().orElseThrow());
    }
  }

  private static void signal(String name, Process process) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
