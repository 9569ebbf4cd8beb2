package io.hawser.functions.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Functions;
import io.hawser.functions.FakeRun;
import io.hawser.functions.quiesce.Freezes;
import io.hawser.functions.quiesce.QuiesceExec;
import io.hawser.functions.quiesce.Unquiesce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain copy, which works everywhere; other routes need file systems of their own. */
class SnapshotTest {
  @TempDir Path folder;
  private Path subject;
  private Freezes freezes;
  private Snapshot snapshot;
  private FakeRun run;

  @BeforeEach
  void makeSubject() throws Exception {
    folder = folder.toRealPath();
    subject = Files.createDirectory(folder.resolve("data"));
    var _ = Files.writeString(subject.resolve("file"), "one");
    freezes = new Freezes(folder.resolve("state"));
    snapshot = new Snapshot(freezes, folder.resolve("fallback"));
    run = new FakeRun(folder).withSubject(subject).phase("snap");
  }

  private Path take(Map<String, Object> args) throws InterruptedException {
    return Path.of((String) run.runPhase(snapshot, Map.copyOf(args)).values().get("path"));
  }

  private void freeze(String command) throws InterruptedException {
    var args =
        Map.<String, Object>of(
            "command", List.of("sh", "-c", command),
            "thaw", List.of("sh", "-c", "rm -f frozen"),
            "maxFrozen", "1s",
            "workingDirectory", folder.toString());
    assertThat(run.phase("freeze").runPhase(new QuiesceExec(freezes), Map.copyOf(args)).values())
        .containsKey("frozenAt");
  }

  @Test
  void showsTheDirectoryAsItWas() throws Exception {
    var path = take(Map.of("route", "copy"));
    var _ = Files.writeString(subject.resolve("file"), "two");

    assertThat(path.resolve("file")).hasContent("one");
    assertThat(path.getParent()).isEqualTo(folder);
    assertThat(run.outputsOf("snap").orElseThrow().values())
        .containsEntry("route", "copy")
        .containsEntry("subject", subject.toString())
        .containsEntry("empty", false);
  }

  @Test
  void isRemovedByItsCleanup() throws Exception {
    var path = take(Map.of());
    Files.setPosixFilePermissions(path, java.util.Set.of());

    run.runCleanups(Functions.of(new DeleteSnapshot()));

    assertThat(path).doesNotExist();
    assertThat(run.dueCleanups()).isEmpty();
  }

  @Test
  void isRemovedByItsPhaseNameAndTwiceIsNoFault() throws Exception {
    var path = take(Map.of());
    var delete = run.phase("delete");

    var first = delete.runPhase(new DeleteSnapshot(), Map.of("phase", "snap"));
    var second = delete.runPhase(new DeleteSnapshot(), Map.of("phase", "snap"));

    assertThat(first).isEqualTo(second);
    assertThat(path).doesNotExist();
    assertThat(run.dueCleanups()).isEmpty();
  }

  @Test
  void nothingElseIsEverRemoved() {
    var args = Map.<String, Object>of("phase", "x", "route", "copy", "path", subject.toString());

    assertThatThrownBy(() -> run.runPhase(new DeleteSnapshot(), Map.copyOf(args)))
        .isInstanceOf(PhaseException.class)
        .hasMessageContaining("no snapshot of Hawser's");
    assertThat(subject.resolve("file")).exists();
  }

  @Test
  void whatACrashLeftIsMadeAgain() throws Exception {
    var crashes = new AtomicInteger();
    run.withFaults(point -> {
      if (point.equals("after snapshot") && crashes.getAndIncrement() == 0) {
        throw new IllegalStateException("crash");
      }
    });
    assertThatThrownBy(() -> take(Map.of())).hasMessage("crash");
    var _ = Files.writeString(subject.resolve("file"), "two");

    assertThat(take(Map.of()).resolve("file")).hasContent("two");
  }

  @Test
  void aCompleteOneIsAdopted() throws Exception {
    var path = take(Map.of());
    var _ = Files.writeString(subject.resolve("file"), "two");

    assertThat(take(Map.of())).isEqualTo(path);
    assertThat(path.resolve("file")).hasContent("one");
  }

  @Test
  void planRefusesWhatCannotBeSnapshotted() {
    var params = snapshot.spec().bind(Map.of("maxCopyBytes", 2L, "route", "copy"));

    assertThatThrownBy(() -> snapshot.plan(params, run))
        .hasMessageContaining("'maxCopyBytes'")
        .hasMessageContaining("stay-frozen");
  }

  @Test
  void planNamesTheRouteInPlainWords() {
    assertThat(snapshot.plan(snapshot.spec().bind(Map.of("route", "copy")), run).orElseThrow())
        .isEqualTo(
            "copy '%s' into '%s' byte by byte, since the file system has no snapshots"
                .formatted(subject, folder));
  }

  @Test
  void readsLiveWhenTheAuthorAllowsIt() throws Exception {
    var path = take(Map.of("maxCopyBytes", 2L, "route", "copy", "whenNone", "stay-frozen"));

    assertThat(path).isEqualTo(subject);
    assertThat(run.outputsOf("snap").orElseThrow().values()).containsEntry("route", "none");
    assertThat(run.dueCleanups()).isEmpty();
    var mounted = run.phase("mount").runPhase(new MountSnapshot(), Map.of("phase", "snap"));
    assertThat(mounted.values()).containsEntry("path", subject.toString());
  }

  @Test
  void copiesNeverGoInsideTheDirectoryItself() {
    var args = Map.<String, Object>of("scratch", subject.resolve("in").toString(), "route", "copy");

    assertThatThrownBy(() -> take(args)).hasMessageContaining("inside the directory itself");
  }

  @Test
  void isNotMountedWhenItsContentIsGone() throws Exception {
    var path = take(Map.of());
    Files.delete(path.resolve("file"));

    assertThatThrownBy(
            () -> run.phase("mount").runPhase(new MountSnapshot(), Map.of("phase", "snap")))
        .hasMessageContaining("is empty but");
  }

  @Test
  void freezesAgainWhenTheFreezeWasLostBefore() throws Exception {
    freeze("touch frozen data/seen");
    await().until(() -> !Files.exists(folder.resolve("frozen")));
    Files.delete(subject.resolve("seen"));

    var path = take(Map.of("frozenBy", "freeze"));

    assertThat(path.resolve("seen")).exists();
    var thawed = run.phase("thaw").runPhase(new Unquiesce(freezes), Map.of("phase", "freeze"));
    assertThat(thawed.values()).containsEntry("thawedBecause", "asked");
  }

  @Test
  void isThrownAwayWhenTheFreezeIsLostMeanwhile() throws Exception {
    freeze("touch frozen");
    run.withFaults(point -> {
      if (point.equals("after snapshot")) {
        await().until(() -> !Files.exists(folder.resolve("frozen")));
      }
    });

    assertThatThrownBy(() -> take(Map.of("frozenBy", "freeze")))
        .hasMessageContaining("'maxFrozen'");

    assertThat(folder.resolve(run.resourceName())).doesNotExist();
    assertThat(run.state()).isEmpty();
  }
}
