package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How documents with faults are refused: the same by every command, and before anything runs. */
class FaultyDocumentsTest {
  private static final String FAULTY =
      """
      apiVersion: hawser.io/v1alpha1
      kind: Blueprint
      metadata: {name: app}
      actions:
        backup:
          inputs:
            folder: {type: string}
          phases:
            - name: one
              func: Exce
              args: {command: [touch, ran]}
            - name: two
              func: Exec
              args: {command: [touch, "@{Inputs.foldr}"]}
      ---
      apiVersion: hawser.io/v1alpha1
      kind: ActionSet
      metadata: {name: nightly}
      spec:
        actions:
          - name: backup
            blueprint: app
            location: disk
            subject: {directory: .}
      """;

  private static final String KANISTER =
      """
      apiVersion: cr.kanister.io/v1alpha1
      kind: Blueprint
      metadata: {name: app}
      actions:
        backup:
          phases:
            - name: one
              func: ScaleWorkload
              args: {replicas: 0}
      ---
      apiVersion: hawser.io/v1alpha1
      kind: ActionSet
      metadata: {name: nightly}
      spec:
        actions: [{name: backup, blueprint: app, subject: {directory: .}}]
      """;

  @TempDir private Path folder;

  @Test
  void runAndPlanTellOfEveryFaultJustAsLintDoes() throws IOException {
    var file = write("faulty.yaml", FAULTY);

    var told = hawser(1, "lint", file).output();

    assertThat(told.lines())
        .containsExactly(
            file
                + ":10:15: actions.backup.phases[0].func: no function 'Exce'; did you mean 'Exec'?",
            file
                + ":14:33: actions.backup.phases[1].args.command[1]: no input 'foldr'; did you mean"
                + " 'folder'?",
            file + ":23:17: spec.actions[0].location: no Location 'disk'; there are none",
            file + ":21:7: spec.actions[0].inputs: needs input 'folder' (a string)");
    assertThat(hawser(1, "run", file).errors()).isEqualTo(told);
    assertThat(hawser(1, "plan", file).errors()).isEqualTo(told);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void ofKanistersDocumentsItIsToldWhatThisMachineHasNot() throws IOException {
    var file = write("kanister.yaml", KANISTER);

    assertThat(hawser(1, "run", file).errors())
        .startsWith(file + ":8:15: actions.backup.phases[0].func: no function 'ScaleWorkload'");
  }

  @Test
  void aSavedLocationIsThereForLintAsForARun() throws IOException {
    var file = write("faulty.yaml", FAULTY);
    var location =
        write(
            "disk.yaml",
            """
            apiVersion: hawser.io/v1alpha1
            kind: Location
            metadata: {name: disk}
            spec:
              storage: {filesystem: {path: repository}}
              password: {env: PASSWORD}
            """);
    Files.createDirectories(folder.resolve("config/hawser/locations"));
    Files.copy(Path.of(location), folder.resolve("config/hawser/locations/disk.yaml"));

    assertThat(hawser(1, "lint", file).output()).doesNotContain("Location");
    assertThat(hawser(1, "run", file).errors()).doesNotContain("Location");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private RecordingTerminal hawser(int exitCode, String... args) {
    var terminal = new RecordingTerminal();
    var environment =
        Map.of(
            "HAWSER_STATE_DIR", folder.resolve("state").toString(),
            "XDG_CONFIG_HOME", folder.resolve("config").toString());

    int answer = Hawser.run(terminal, environment, args);

    assertThat(answer).as(List.of(args) + terminal.errors()).isEqualTo(exitCode);
    return terminal;
  }
}
