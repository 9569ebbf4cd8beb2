package io.hawser.functions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hawser.functions.FakeRun;
import io.hawser.functions.quiesce.Freezes;
import io.hawser.functions.quiesce.QuiesceExec;
import io.hawser.functions.quiesce.Unquiesce;
import io.hawser.functions.snapshot.Snapshot;
import io.hawser.kopia.blob.BlobObserver;
import io.hawser.kopia.policy.Policies;
import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyField;
import io.hawser.kopia.policy.PolicyFields;
import io.hawser.kopia.policy.PolicyTarget;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KopiaUploadTest {
  @TempDir Path folder;
  private Path subject;
  private Freezes freezes;
  private Locations locations;
  private KopiaUpload upload;
  private FakeRun run;

  @BeforeEach
  void makeSubject() throws Exception {
    folder = folder.toRealPath();
    subject = Files.createDirectory(folder.resolve("data"));
    var _ = Files.writeString(subject.resolve("file"), "content");
    freezes = new Freezes(folder.resolve("state"));
    locations = new Locations(folder.resolve("cache"));
    upload = new KopiaUpload(locations, freezes);
    run =
        LocalLocation.run(folder, LocalLocation.at(folder.resolve("repo"), true))
            .withSubject(subject);
  }

  private Map<String, @Nullable Object> upload(Map<String, Object> args) throws Exception {
    return run.phase("upload").runPhase(upload, Map.copyOf(args)).values();
  }

  private List<SnapshotManifest> snapshots() {
    try (var repository = open()) {
      return new Snapshots(repository).list();
    }
  }

  private Repository open() {
    return locations.open(
        run.location().orElseThrow(), run.secrets(), folder, new BlobObserver() {});
  }

  private void policy(PolicyField field, Object value) {
    try (var repository = open()) {
      new Policies(repository).set(PolicyTarget.GLOBAL, PolicyDocument.EMPTY.with(field, value));
      repository.flush();
    }
  }

  private void freeze() throws Exception {
    var args =
        Map.<String, @Nullable Object>of(
            "command", List.of("touch", "frozen"),
            "thaw", List.of("rm", "-f", "frozen"),
            "maxFrozen", "2s");
    assertThat(run.phase("freeze").runPhase(new QuiesceExec(freezes), args).values()).isNotEmpty();
  }

  @Test
  void theSourceIsTheSubjectNotTheSnapshot() throws Exception {
    var snapshot = new Snapshot(freezes, folder.resolve("fallback"));
    var _ = run.phase("snap").runPhase(snapshot, Map.of());

    var outputs = upload(Map.of("snapshot", "snap", "tags", Map.of("app", "shop")));

    assertThat(outputs)
        .containsEntry("source", "user@host:" + subject)
        .containsEntry("bytes", 7L)
        .containsEntry("files", 1L)
        .containsEntry("errors", 0L);
    assertThat(snapshots())
        .singleElement()
        .satisfies(saved -> {
          assertThat(saved.id()).isEqualTo(outputs.get("snapshotId"));
          assertThat(saved.description()).contains(run.runId());
          assertThat(saved.tags())
              .containsEntry("app", "shop")
              .containsEntry("hawser-run", run.runId());
        });
    assertThat(run.progressReports()).isNotEmpty();
  }

  @Test
  void aResumedRunFindsWhatItSaved() throws Exception {
    run.withFaults(point -> {
      if (point.equals("after upload")) {
        throw new IllegalStateException("killed");
      }
    });
    assertThatThrownBy(() -> upload(Map.of())).hasMessage("killed");
    run.withFaults(_ -> {});

    var outputs = upload(Map.of());

    assertThat(snapshots()).singleElement().extracting("id").isEqualTo(outputs.get("snapshotId"));
  }

  @Test
  void aLiveDirectoryIsReadFrozen() throws Exception {
    freeze();

    var outputs = upload(Map.of("frozenBy", "freeze"));

    assertThat(outputs).containsEntry("files", 1L);
    var thawed = run.phase("thaw").runPhase(new Unquiesce(freezes), Map.of("phase", "freeze"));
    assertThat(thawed.values()).containsEntry("thawedBecause", "asked");
  }

  @Test
  void whatWasReadAfterTheThawIsForgotten() throws Exception {
    freeze();
    run.withFaults(point -> {
      if (point.equals("after upload")) {
        await().until(() -> !Files.exists(folder.resolve("frozen")));
      }
    });

    assertThatThrownBy(() -> upload(Map.of("frozenBy", "freeze")))
        .hasMessageContaining("'maxFrozen'");

    assertThat(snapshots()).isEmpty();
  }

  @Test
  void whatThePolicyDoesNotKeepExpiresOnlyIfAsked() throws Exception {
    try (var repository = open()) {
      var latest = PolicyDocument.EMPTY.with(PolicyFields.KEEP_LATEST, 1L);
      new Policies(repository).set(PolicyTarget.GLOBAL, latest.with(PolicyFields.NO_PARENT, true));
      repository.flush();
    }
    for (var phase : List.of("one", "two")) {
      var _ = run.phase(phase).runPhase(upload, Map.of());
    }
    assertThat(snapshots()).hasSize(2);

    var outputs = upload(Map.of("expire", true, "description", "by hand", "pins", List.of("law")));

    assertThat(snapshots())
        .singleElement()
        .satisfies(saved -> {
          assertThat(saved.id()).isEqualTo(outputs.get("snapshotId"));
          assertThat(saved.description()).isEqualTo("by hand");
          assertThat(saved.pins()).containsExactly("law");
        });
  }

  @Test
  void aSnapshotThatWasThereBeforeOutlivesAFreezeThatDidNotHold() throws Exception {
    policy(PolicyFields.IGNORE_IDENTICAL, true);
    var before = run.phase("before").runPhase(upload, Map.of()).values();
    freeze();
    run.withFaults(point -> {
      if (point.equals("after upload")) {
        await().until(() -> !Files.exists(folder.resolve("frozen")));
      }
    });

    assertThatThrownBy(() -> upload(Map.of("frozenBy", "freeze")))
        .hasMessageContaining("'maxFrozen'");

    assertThat(snapshots())
        .singleElement()
        .extracting(SnapshotManifest::id)
        .isEqualTo(before.get("snapshotId"));
  }

  @Test
  void takesASnapshotOrAPathButNotBoth() {
    assertThatThrownBy(() -> upload.spec().bind(Map.of("snapshot", "a", "path", "b")))
        .hasMessageContaining("not both");
  }
}
