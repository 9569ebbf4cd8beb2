package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hawser.cli.terminal.RecordingTerminal;
import io.hawser.testkit.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job, from CephFS to S3 and back. */
@Tag("testbed")
@Timeout(300)
class CephStoryTestbedTest {
  @TempDir private Path folder = Path.of("");
  private @Nullable CephfsToS3 maybe;

  @BeforeEach
  void adaptSample() throws IOException, InterruptedException {
    maybe = CephfsToS3.in(folder);
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    if (maybe != null) {
      maybe.end();
    }
  }

  @Test
  void anApplicationOnCephfsIsBackedUpToS3WhileItGoesOnAndRestored() throws Exception {
    var story = story();
    story.ledger().addRandomFile("attachment", 60, 20_260_501L);
    var terminal = new RecordingTerminal();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var run = threads.submit(() -> story.run("backup.yaml", terminal));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> run.isDone() || terminal.errors().contains("upload: started"));
      long atStart = story.ledger().size();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> run.isDone() || terminal.errors().contains("upload: done"));
      long atEnd = story.ledger().size();

      assertThat(run.get()).as(terminal.errors()).isZero();
      assertThat(atEnd).as("bytes of the ledger at the end of the upload").isGreaterThan(atStart);
    }
    assertThat(terminal.errors()).contains("backup.route: cephfs");
    assertThat(story.snapshots()).isEmpty();
    assertThat(story.ledger().isFrozen()).isFalse();

    assertThat(story.run(0, "restore.yaml")).contains("complete");
    assertThat(story.ledger().agrees(story.restored())).isTrue();

    kopiaRestoresTheSame(story);
  }

  private void kopiaRestoresTheSame(CephfsToS3 story) throws Exception {
    var kopia = RealKopia.toBucket(folder.resolve("kopia"), story.prefix());
    assertThat(kopia.run("snapshot", "list", "--all"))
        .contains(story.ledger().directory().toString());
    kopia.verifyAll();
    var listed = kopia.run("snapshot", "list", "--all", "--json");
    var id = listed.replaceAll("(?s).*?\"id\":\"([0-9a-f]+)\".*", "$1");
    var byKopia = folder.resolve("by-kopia");

    var _ = kopia.run("snapshot", "restore", id, byKopia.toString());

    assertThat(Trees.describe(byKopia, Trees.Aspect.MODE, Trees.Aspect.OWNER))
        .isEqualTo(Trees.describe(story.restored(), Trees.Aspect.MODE, Trees.Aspect.OWNER));
  }

  private CephfsToS3 story() {
    return Objects.requireNonNull(maybe);
  }
}
