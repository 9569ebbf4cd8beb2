package io.hawser.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader says of documents that are wrong. */
class DocumentFindingsTest {
  private static List<String> findings(String text) {
    var refusal =
        catchThrowableOfType(
            BlueprintException.class,
            () -> new DocumentReader().read(List.of(Source.of("test.yaml", text))));
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
    var twin = blueprint("");

    assertThat(findings(twin + "---\n" + twin))
        .singleElement()
        .asString()
        .endsWith("there are two documents Blueprint 'x', first at test.yaml:3:12");
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
}
