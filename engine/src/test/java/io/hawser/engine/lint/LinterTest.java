package io.hawser.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.engine.document.DocumentReader;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.Finding;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Functions;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.RunContext;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateException.Kind;
import io.hawser.engine.render.TemplateLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinterTest {
  private static final Arg<List<String>> COMMAND = Arg.strings("command", "what to run");
  private static final Arg<Long> TIMES = Arg.integer("times", 1, "how often");

  private record Exec(FunctionSpec<List<String>> spec) implements BuiltinFunction<List<String>> {
    @Override
    public Outputs run(List<String> params, RunContext run) {
      return Outputs.NONE;
    }
  }

  private static final Functions FUNCTIONS =
      Functions.of(
          new Exec(FunctionSpec.of("Exec", "Run a command", a -> a.get(COMMAND), COMMAND, TIMES)));

  /** Stands for the real one: refuses {@code {{ end }}}. */
  private static final TemplateLanguage GO =
      text -> {
        int fault = text.indexOf("{{ end }}");
        if (fault >= 0) {
          throw new TemplateException(Kind.PARSE, "unexpected {{end}}", 1, fault + 1, null);
        }
        return data -> text;
      };

  private static List<String> lint(String text) {
    var documents = new DocumentReader().read(List.of(Source.of("t.yaml", text)));
    return new Linter(FUNCTIONS, GO).check(documents).stream().map(Finding::toString).toList();
  }

  private static String blueprint(String action) {
    return """
    apiVersion: hawser.io/v1alpha1
    kind: Blueprint
    metadata: {name: b}
    actions:
      backup:
    """
        + action.indent(4);
  }

  private static String phases(String phases) {
    return blueprint("phases:\n" + phases);
  }

  @Test
  void hasNothingAgainstAGoodBlueprint() {
    assertThat(
            lint(
                blueprint(
                    """
                    inputs: {mode: {type: string, default: full, enum: [full, fast]}}
                    phases:
                    - {name: one, func: Exec, args: {command: "@{Inputs.mode}", times: "@{1 + 1}"}}
                    - name: two
                      func: Exec
                      when: Phases.one.Output.size > 0
                      forEach: Phases.one.Output.files
                      args: {command: [echo, "@{Item} @{Phases.one.Output.size}"]}
                      cleanup: [{func: Exec, args: {command: "undo @{Phases.two.Output.id}"}}]
                    - {name: three, func: Exec, needs: [one], args: {command: x}}
                    deferPhase: {name: last, func: Exec, args: {command: "@{Phases.two.Output.x}"}}
                    outputArtifacts: {a: {keyValue: {id: "@{Phases.last.Output.id}"}}}
                    """)))
        .isEmpty();
  }

  @Test
  void findsUnknownFunctionsAndArguments() {
    assertThat(
            lint(
                phases(
                    """
                    - {name: a, func: Exce, args: {command: x}}
                    - name: b
                      func: Exec
                      args:
                        comand: x
                        times: many
                      cleanup:
                      - func: Undo
                    """)))
        .containsExactly(
            "t.yaml:7:23: actions.backup.phases[0].func: no function 'Exce'; did you mean 'Exec'?",
            "t.yaml:11:9: actions.backup.phases[1].args.comand: Exec has no argument 'comand'; did"
                + " you mean 'command'?",
            "t.yaml:10:7: actions.backup.phases[1].args: Exec needs argument 'command' (a list of"
                + " strings)",
            "t.yaml:12:9: actions.backup.phases[1].args.times: 'times' must be a whole number, not"
                + " 'many'",
            "t.yaml:14:15: actions.backup.phases[1].cleanup[0].func: no function 'Undo'; known:"
                + " Exec");
  }

  @Test
  void tellsWhereATemplateIsWrong() {
    assertThat(
            lint(
                phases(
                    """
                    - name: a
                      func: Exec
                      when: "1 = 1"
                      args:
                        command:
                        - sh
                        - |
                          echo
                            @{1 +} end
                    """)))
        .containsExactly(
            "t.yaml:15:18: actions.backup.phases[0].args.command[1]: a value is wanted here, not"
                + " the end",
            "t.yaml:9:16: actions.backup.phases[0].when: '=' is not allowed; compare with '=='");
  }

  @Test
  void findsReferencesThatCannotBeMet() {
    assertThat(
            lint(
                phases(
                    """
                    - {name: a, func: Exec, args: {command: "@{Phases.b.Output.x}"}}
                    - {name: b, func: Exec, args: {command: "@{Phases.aa.Output.x}"}}
                    - {name: c, func: Exec, needs: [a], args: {command: "@{Phases.b.Output.x}"}}
                    - {name: d, func: Exec, args: {command: "@{Inputs.mode} @{Phase.a} @{Item}"}}
                    """)))
        .extracting(finding -> finding.substring(finding.indexOf(" ") + 1))
        .containsExactly(
            "actions.backup.phases[0].args.command: phase 'b' need not be done by then; let it come"
                + " before, or name it in 'needs'",
            "actions.backup.phases[1].args.command: no phase 'aa'; did you mean 'a'?",
            "actions.backup.phases[2].args.command: phase 'b' need not be done by then; let it come"
                + " before, or name it in 'needs'",
            "actions.backup.phases[3].args.command: no input 'mode'; there are none",
            "actions.backup.phases[3].args.command: no 'Phase'; did you mean 'Phases'?",
            "actions.backup.phases[3].args.command: 'Item' is there only with forEach");
  }

  @Test
  void findsImpossibleOrdersAndNames() {
    assertThat(
            lint(
                phases(
                    """
                    - {name: a, func: Exec, needs: [b], args: {command: x}}
                    - {name: b, func: Exec, needs: [a], args: {command: x}}
                    - {name: c, func: Exec, needs: [d], args: {command: x}}
                    - {name: c, func: Exec, needs: [], args: {command: x}}
                    """)))
        .extracting(finding -> finding.substring(finding.indexOf(" ") + 1))
        .containsExactly(
            "actions.backup.phases[3].name: two phases have the name 'c'",
            "actions.backup.phases[2].needs[0]: no phase 'd'; known: a, b, c",
            "actions.backup.phases[0].needs: phases a, b need each other in a circle",
            "actions.backup.phases[1].needs: phases a, b need each other in a circle");
  }

  @Test
  void findsInputsThatContradictThemselves() {
    assertThat(
            lint(
                blueprint(
                    """
                    inputs:
                      a: {type: integer, default: many}
                      b: {type: string, pattern: "("}
                      c: {type: string, enum: [x, 1]}
                    phases: []
                    """)))
        .containsExactly(
            "t.yaml:7:26: actions.backup.inputs.a.default: 'a' must be a whole number, not 'many'",
            "t.yaml:8:25: actions.backup.inputs.b.pattern: no regular expression: Unclosed group",
            "t.yaml:9:25: actions.backup.inputs.c.enum: '1' is not a string");
  }

  @Test
  void findsWhatAnActionSetAsksInVain() {
    var blueprint =
        blueprint(
            """
            inputs:
              mode: {type: string, default: full, enum: [full, fast]}
              keep: {type: integer}
              name: {type: string, default: a, pattern: "[a-z]+"}
            phases: []
            """);
    var set =
        """
        ---
        apiVersion: hawser.io/v1alpha1
        kind: ActionSet
        metadata: {name: s}
        spec:
          actions:
          - {id: x, name: backup, blueprint: b, inputs: {mode: fats, name: A1, kep: 1}, dependsOn: [y]}
          - {id: y, name: bakup, blueprint: b, location: disk, dependsOn: [x]}
          - {id: y, name: backup, blueprint: c, dependsOn: [z]}
        """;

    assertThat(lint(blueprint + set))
        .extracting(finding -> finding.substring(finding.indexOf(" ") + 1))
        .containsExactlyInAnyOrder(
            "spec.actions[0].inputs.kep: no input 'kep'; did you mean 'keep'?",
            "spec.actions[0].inputs.mode: 'mode' must be one of full, fast, not 'fats'; did you"
                + " mean 'fast'?",
            "spec.actions[0].inputs: needs input 'keep' (a whole number)",
            "spec.actions[0].inputs.name: 'name' must match '[a-z]+', which 'A1' does not",
            "spec.actions[1].location: no Location 'disk'; there are none",
            "spec.actions[1].name: Blueprint 'b' has no action 'bakup'; did you mean 'backup'?",
            "spec.actions[2].id: two actions have the id 'y'",
            "spec.actions[2].blueprint: no Blueprint 'c'; known: b",
            "spec.actions[2].dependsOn[0]: no action 'z'; known: x, y");
  }

  @Test
  void findsCirclesOfActions() {
    var set =
        """
        ---
        apiVersion: hawser.io/v1alpha1
        kind: ActionSet
        metadata: {name: s}
        spec:
          actions:
          - {id: x, name: backup, blueprint: b, dependsOn: [y]}
          - {id: y, name: backup, blueprint: b, dependsOn: [x]}
        """;

    assertThat(lint(blueprint("phases: []") + set))
        .containsExactly(
            "t.yaml:13:41: spec.actions[0].dependsOn: actions x, y depend on each other in a"
                + " circle",
            "t.yaml:14:41: spec.actions[1].dependsOn: actions x, y depend on each other in a"
                + " circle");
  }

  @Test
  void holdsKanistersDocumentsAgainstKanister() {
    assertThat(
            lint(
                """
                apiVersion: cr.kanister.io/v1alpha1
                kind: Blueprint
                metadata: {name: k}
                actions:
                  backup:
                    phases:
                    - func: KubeTask
                      name: a
                      args: {image: i, command: ["{{ .Phases.b.Output.x }}", "x {{ end }}"]}
                    - {func: KubeTask, name: b, args: {image: i}}
                """))
        .containsExactly(
            "t.yaml:10:33: actions.backup.phases[1].args: Failed to validate phase b in action"
                + " backup: Required arg missing: command",
            "t.yaml:9:65: actions.backup.phases[0].args.command[1]: unexpected {{end}}",
            "t.yaml:9:34: actions.backup.phases[0].args.command[0]: phase 'b' need not be done by"
                + " then; let it come before, or name it in 'needs'");
  }
}
