package io.hawser.functions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Outputs;
import io.hawser.functions.FakeRun;
import io.hawser.functions.quiesce.Freezes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KopiaRestoreTest {
  @TempDir Path folder;
  private Path subject;
  private Path target;
  private KopiaRestore restore;
  private FakeRun run;
  private String snapshotId;

  @BeforeEach
  void makeSnapshot() throws Exception {
    folder = folder.toRealPath();
    subject = Files.createDirectory(folder.resolve("data"));
    target = folder.resolve("restored");
    var _ = Files.writeString(Files.createDirectory(subject.resolve("dir")).resolve("file"), "one");
    var locations = new Locations(folder.resolve("cache"));
    restore = new KopiaRestore(locations);
    run =
        LocalLocation.run(folder, LocalLocation.at(folder.resolve("repo"), true))
            .withSubject(subject);
    var upload = new KopiaUpload(locations, new Freezes(folder.resolve("state")));
    snapshotId =
        String.valueOf(run.phase("upload").runPhase(upload, Map.of()).values().get("snapshotId"));
  }

  private Outputs restore(Map<String, Object> args) throws Exception {
    return run.phase("restore").runPhase(restore, Map.copyOf(args));
  }

  @Test
  void theLatestOfTheSubjectByDefault() throws Exception {
    var outputs = restore(Map.of("target", "restored"));

    assertThat(target.resolve("dir/file")).hasContent("one");
    assertThat(outputs.partial()).isFalse();
    assertThat(outputs.values())
        .containsEntry("snapshotId", snapshotId)
        .containsEntry("target", target.toString())
        .containsEntry("files", 1L);
  }

  @Test
  void aNamedSnapshotAndAPartOfIt() throws Exception {
    var _ = restore(Map.of("snapshot", snapshotId, "target", "restored", "subpath", "dir"));

    assertThat(target.resolve("file")).hasContent("one");
  }

  @Test
  void keepsWhatIsThereUnlessToldOtherwise() throws Exception {
    var _ =
        Files.writeString(Files.createDirectories(target.resolve("dir")).resolve("file"), "mine!");

    var kept = restore(Map.of("target", "restored"));
    assertThat(target.resolve("dir/file")).hasContent("mine!");
    assertThat(kept.partial()).isTrue();
    assertThat(run.reports()).anyMatch(line -> line.contains("dir/file"));

    var replaced = restore(Map.of("target", "restored", "overwrite", "always"));
    assertThat(target.resolve("dir/file")).hasContent("one");
    assertThat(replaced.partial()).isFalse();
  }

  @Test
  void aSecondRestorePassesOverWhatIsRight() throws Exception {
    var _ = restore(Map.of("target", "restored"));

    assertThat(restore(Map.of("target", "restored")).values())
        .containsEntry("alreadyThere", 1L)
        .containsEntry("files", 0L);
  }

  @Test
  void aSnapshotThatIsNotThereIsMissing() {
    assertThatThrownBy(() -> restore(Map.of("snapshot", "0123", "target", "restored")))
        .isInstanceOfSatisfying(
            PhaseException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.MISSING))
        .hasMessageContaining("0123");
    assertThat(target).doesNotExist();
  }
}
