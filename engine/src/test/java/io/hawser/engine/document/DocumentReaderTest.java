package io.hawser.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Action;
import io.hawser.crds.Blueprint.InputType;
import io.hawser.crds.Blueprint.Templating;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.Storage;
import io.hawser.engine.error.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
  private static final String BLUEPRINT =
      """
      apiVersion: hawser.io/v1alpha1
      kind: Blueprint
      metadata:
        name: ledger
        labels: {app.kubernetes.io/name: ledger}
      actions:
        backup:
          description: Back up the ledger
          timeout: 1h
          inputs:
            mode: {type: string, default: full, enum: [full, fast], pattern: "f.*"}
            keep: {type: integer}
          phases:
            - name: freeze
              func: QuiesceExec
              when: "inputs.mode == 'full'"
              retry: {attempts: 3, backoff: 5s, maxBackoff: 1m, on: [transient, timeout]}
              timeout: 90s
              heartbeat: 10s
              args:
                command: [sh, -c, "freeze"]
                on: yes
                octal: 012
                day: 2026-01-01
                count: 3
                share: 0.5
                nothing: null
              cleanup:
                - func: Unquiesce
                  args: {phase: freeze}
            - name: upload
              func: KopiaUpload
              needs: [freeze]
              forEach: "@{phases.freeze.files}"
              parallelism: 2
          onFailure:
            - {name: tell, func: Exec}
          deferPhase: {name: tidy, func: Exec}
          outputArtifacts:
            snapshot:
              keyValue: {id: "@{phases.upload.id}"}
      """;

  private static Documents read(String text) {
    return new DocumentReader().read(List.of(Source.of("test.yaml", text)));
  }

  private static Action backup(Blueprint blueprint) {
    return Objects.requireNonNull(blueprint.actions().get("backup"));
  }

  private static String blueprint(String phase) {
    return """
    apiVersion: hawser.io/v1alpha1
    kind: Blueprint
    metadata: {name: x}
    actions:
      backup:
        phases:
        - name: p
          func: Exec
    """
        + phase.indent(6);
  }

  @Test
  void readsABlueprint() {
    var blueprint = read(BLUEPRINT).blueprint("ledger").value();

    assertThat(blueprint.templating()).isEqualTo(Templating.MVEL);
    var action = backup(blueprint);
    assertThat(action.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(action.inputs().get("mode"))
        .satisfies(input -> {
          assertThat(input.type()).isEqualTo(InputType.STRING);
          assertThat(input.allowed()).containsExactly("full", "fast");
          assertThat(input.defaultValue()).isEqualTo("full");
        });
    var freeze = action.phases().getFirst();
    assertThat(freeze.retry()).extracting("attempts").isEqualTo(3);
    assertThat(freeze.heartbeat()).isEqualTo(Duration.ofSeconds(10));
    assertThat(freeze.needs()).isNull();
    assertThat(freeze.cleanup()).extracting("func").containsExactly("Unquiesce");
    var upload = action.phases().getLast();
    assertThat(upload.needs()).containsExactly("freeze");
    assertThat(upload.parallelism()).isEqualTo(2);
    assertThat(action.deferPhase()).isNotNull();
    assertThat(action.onFailure()).hasSize(1);
  }

  @Test
  void takesUnquotedScalarsForWhatJsonWouldMakeOfThem() {
    var action = backup(read(BLUEPRINT).blueprint("ledger").value());

    assertThat(action.phases().getFirst().args())
        .containsEntry("on", "yes")
        .containsEntry("octal", "012")
        .containsEntry("day", "2026-01-01")
        .containsEntry("count", 3L)
        .containsEntry("share", 0.5)
        .containsEntry("nothing", null)
        .containsEntry("command", List.of("sh", "-c", "freeze"));
  }

  @Test
  void tellsWhereEachValueStands() {
    var source = read(BLUEPRINT).blueprint("ledger").source();

    assertThat(source.position("actions.backup.phases[0].args.command[2]"))
        .contains(new Position("test.yaml", 21, 29));
    assertThat(source.keyPosition("actions.backup.phases[1].needs"))
        .contains(new Position("test.yaml", 33, 9));
    assertThat(source.position("metadata.labels[\"app.kubernetes.io/name\"]"))
        .contains(new Position("test.yaml", 5, 36));
    assertThat(source.position("actions.backup.phases[7]")).isEmpty();
  }

  @Test
  void findsPlacesInsideTexts() {
    var source =
        read(blueprint("args:\n  quoted: \"one two\"\n  block: |\n    first\n      second\n"))
            .blueprints()
            .getFirst()
            .source();
    var args = "actions.backup.phases[0].args";

    assertThat(source.positionInside(args + ".quoted", 1, 5))
        .contains(new Position("test.yaml", 10, 22));
    assertThat(source.positionInside(args + ".block", 2, 3))
        .contains(new Position("test.yaml", 13, 13));
  }

  @Test
  void readsAnActionSet() {
    var set =
        read("""
        apiVersion: hawser.io/v1alpha1
        kind: ActionSet
        metadata: {name: nightly}
        spec:
          abort: false
          actions:
          - name: backup
            blueprint: ledger
            subject: {directory: ../data}
            location: disk
            inputs: {keep: 3}
          - name: backup
            blueprint: ledger
            artifacts: {old: {keyValue: {id: abc}}}
          - {id: last, name: forget, blueprint: ledger, dependsOn: [backup, backup-2]}
        """)
            .actionSet("nightly")
            .value();

    var actions = set.spec().actions();
    assertThat(actions).extracting("id").containsExactly("backup", "backup-2", "last");
    assertThat(actions.getFirst().subject()).isEqualTo(new Subject.Directory("../data"));
    assertThat(actions.getFirst().inputs()).containsEntry("keep", 3L);
    assertThat(actions.getLast().dependsOn()).containsExactly("backup", "backup-2");
  }

  @Test
  void readsLocations() {
    var documents =
        read(
            """
            apiVersion: hawser.io/v1alpha1
            kind: Location
            metadata: {name: disk}
            spec:
              storage: {filesystem: {path: repo}}
              password: {env: REPO_PASSWORD}
              create: true
            ---
            {"apiVersion": "hawser.io/v1alpha1", "kind": "Location", "metadata": {"name": "s3"},
             "spec": {"storage": {"s3": {"bucket": "b", "pathStyle": true, "stall": "20s",
               "accessKey": {"file": "key"}, "secretKey": {"secretRef": {"name": "n", "key": "k"}}}},
               "password": {"env": "P"}}}
            """);

    var disk = documents.location("disk").value().spec();
    assertThat(disk.storage()).isEqualTo(new Storage.Filesystem("repo"));
    assertThat(disk.password()).isEqualTo(new SecretSource.Environment("REPO_PASSWORD"));
    assertThat(disk.create()).isTrue();
    assertThat(documents.location("s3").value().spec().storage())
        .isInstanceOfSatisfying(
            Storage.S3.class,
            s3 -> {
              assertThat(s3.pathStyle()).isTrue();
              assertThat(s3.stall()).hasSeconds(20);
              assertThat(s3.retryFor()).isNull();
              assertThat(s3.accessKey()).isEqualTo(new SecretSource.File("key"));
              assertThat(s3.secretKey()).isEqualTo(new SecretSource.Reference("n", "k"));
            });
  }

  @Test
  void offersTheNameOfADocumentThatMayBeMeant() {
    var documents = read(BLUEPRINT);

    assertThatThrownBy(() -> documents.blueprint("leger"))
        .hasMessage("no Blueprint 'leger'; did you mean 'ledger'?");
    assertThatThrownBy(() -> documents.location("disk"))
        .hasMessage("no Location 'disk'; there are none");
  }

  @Test
  void readsKanistersDocumentsAsItsToolsDo() {
    var documents =
        read(
            """
            apiVersion: cr.kanister.io/v1alpha1
            kind: Blueprint
            metadata: {name: old}
            actions:
              backup:
                type: Deployment
                Phases:
                - Func: KubeTask
                  name: p
                  args: {wait: yes, mode: 012, image: a, image: b}
                outputArtifacts: {a: {keyValue: {size: 5}}}
            """);
    var action = backup(documents.blueprint("old").value());

    assertThat(action.phases().getFirst().func()).isEqualTo("KubeTask");
    assertThat(action.phases().getFirst().args())
        .isEqualTo(Map.of("wait", true, "mode", 10L, "image", "b"));
    assertThat(action.outputArtifacts().get("a"))
        .extracting("keyValue")
        .isEqualTo(Map.of("size", "5"));
  }
}
