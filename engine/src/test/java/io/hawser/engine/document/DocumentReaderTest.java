package io.hawser.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Action;
import io.hawser.crds.Blueprint.InputType;
import io.hawser.crds.Blueprint.Templating;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.Storage;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.error.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static List<String> findings(String text) {
    var refusal = catchThrowableOfType(BlueprintException.class, () -> read(text));
    assertThat(refusal).as("the refusal of:%n%s", text).isNotNull();
    return refusal.findings().stream().map(Finding::toString).toList();
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
             "spec": {"storage": {"s3": {"bucket": "b", "pathStyle": true,
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
              assertThat(s3.accessKey()).isEqualTo(new SecretSource.File("key"));
              assertThat(s3.secretKey()).isEqualTo(new SecretSource.Reference("n", "k"));
            });
  }

  @Test
  void refusesAnInlineSecretWithoutRepeatingIt() {
    var findings =
        findings(
            """
            apiVersion: hawser.io/v1alpha1
            kind: Location
            metadata: {name: disk}
            spec:
              storage: {filesystem: {path: repo}}
              password: hunter2
            """);

    assertThat(findings)
        .containsExactly(
            "test.yaml:6:13: spec.password: a secret must not stand in a document; write where it"
                + " comes from: {env: VARIABLE}, {file: PATH} or {secretRef: {name: NAME, key:"
                + " KEY}}");
  }

  @Test
  void namesAllFaultsOfAllDocumentsAtOnce() {
    var findings =
        findings(
            """
            apiVersion: hawser.io/v1alpha1
            kind: Blueprint
            metadata: {name: One}
            action:
              backup: {phases: []}
            ---
            apiVersion: hawser.io/v1alpha1
            kind: Blueprnt
            ---
            apiVersion: hawser.io/v1alpha2
            kind: Blueprint
            ---
            apiVersion: hawser.io/v1alpha1
            kind: ActionSet
            metadata: {name: three}
            spec:
              actions: {}
            """);

    assertThat(findings)
        .containsExactly(
            "test.yaml:3:18: metadata.name: must be lower-case letters, digits, '-' and '.',"
                + " beginning and ending with a letter or digit, not 'One'",
            "test.yaml:1:1: needs field 'actions'",
            "test.yaml:4:1: action: unknown field 'action'; did you mean 'actions'?",
            "test.yaml:8:7: kind: no kind 'Blueprnt' in hawser.io/v1alpha1; did you mean"
                + " 'Blueprint'?",
            "test.yaml:10:13: apiVersion: documents of 'hawser.io/v1alpha2' are not read; did you"
                + " mean 'hawser.io/v1alpha1'?",
            "test.yaml:17:12: spec.actions: must be a list, not a map");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rety: 3|9:7: …rety: unknown field 'rety'; did you mean 'retry'?",
        "retry: {attempts: 0}|9:25: …retry.attempts: must be a whole number of at least 1, not the"
            + " number 0",
        "retry: {attempts: 1, on: [transiet]}|9:33: …retry.on[0]: must be one of aborted, command,"
            + " corrupt, denied, full, internal, invalid, missing, throttled, timeout, transient,"
            + " not 'transiet'; did you mean 'transient'?",
        "timeout: 5|9:16: …timeout: must be a duration such as 30s, 5m or 1h30m, not the number 5",
        "timeout: soon|9:16: …timeout: must be a duration such as 30s, 5m or 1h30m, not 'soon'",
        "needs: freeze|9:14: …needs: must be a list of strings, not 'freeze'",
        "needs: [1]|9:15: …needs[0]: must be a string, not the number 1; put it in quotes",
        "args: [a]|9:13: …args: must be a map, not a list",
        "args: {a: {{ .X }}}|9:17: …args.a: quote this template",
        "when: {{ .X }}|9:13: …when: must be a string, not a map (quote this template)",
        "name: q|9:7: …name: 'name' stands here twice, first on line 7",
        "args: {a: !!binary x}|9:17: …args.a: tag 'tag:yaml.org,2002:binary' is not allowed; quote"
            + " texts, write numbers without quotes",
        "args: {a: &a [*a]}|9:17: …args.a[0]: an alias must not stand inside what it stands for",
        "forEach: 5|9:16: …forEach: must be a list, or a template or expression that yields one",
        "cleanup: [{fun: Exec}]|9:17: …cleanup[0]: needs field 'func'",
      })
  void saysWhatIsWrongAndWhatIsAllowed(String phase, String expected) {
    var text = expected.replace("…", "actions.backup.phases[0].");

    assertThat(findings(blueprint(phase))).contains("test.yaml:" + text);
  }

  @Test
  void tellsWhereTheSyntaxIsWrong() {
    assertThat(findings("a: b\n  c: d\n"))
        .containsExactly("test.yaml:2:4: not YAML: mapping values are not allowed here");
    assertThat(findings("a: @{x}\n")).first().asString().endsWith("; put the text in quotes");
    assertThat(findings("a: b\nc: \u0007\n"))
        .containsExactly("test.yaml:2:4: not YAML: character U+0007 is not allowed");
  }

  @Test
  void refusesSecretsAsDocuments() {
    assertThat(findings("apiVersion: v1\nkind: Secret\nstringData: {password: hunter2}\n"))
        .singleElement()
        .asString()
        .startsWith("test.yaml:2:7: kind: a Secret is not read")
        .doesNotContain("hunter2");
  }

  @Test
  void refusesTwoDocumentsOfOneName() {
    assertThat(findings(BLUEPRINT + "---\n" + BLUEPRINT))
        .singleElement()
        .asString()
        .endsWith("there are two documents Blueprint 'ledger', first at test.yaml:4:3");
  }

  @Test
  void refusesAliasBombs() {
    var lines = new ArrayList<>(List.of("a0: &a0 [x, x, x, x, x, x, x, x, x, x]"));
    for (int i = 1; i < 9; i++) {
      var alias = "*a" + (i - 1);
      lines.add(
          "a%d: &a%d [%s]"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ",
                      Arrays.asList(alias, alias, alias, alias, alias, alias, alias, alias))));
    }
    var bomb = "args:\n" + String.join("\n", lines).indent(2);

    assertThat(findings(blueprint(bomb)))
        .singleElement()
        .asString()
        .contains("more than 200000 values");
  }

  @Test
  void refusesDeepNestingAndLongTexts() {
    var deep = "args: {a: " + "[".repeat(60) + "]".repeat(60) + "}";

    assertThat(findings(blueprint(deep))).singleElement().asString().contains("Nesting Depth");
    assertThat(findings("#".repeat(Limits.CHARACTERS + 1)))
        .singleElement()
        .asString()
        .contains("longer than 2097152 characters");
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
