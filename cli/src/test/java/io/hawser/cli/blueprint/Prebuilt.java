package io.hawser.cli.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.Hawser;
import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/** A prebuilt blueprint, with a repository of its own in a folder. */
final class Prebuilt {
  private final Path folder;
  private final Path blueprint;
  private final String name;
  private int runs;

  /**
   * @param folder for documents, repository and the state of Hawser
   * @param name of the blueprint and its folder
   */
  Prebuilt(Path folder, String name) throws IOException {
    this.folder = folder;
    this.name = name;
    this.blueprint = Path.of("..", "blueprints", name, "blueprint.yaml");
    secret("repository-password", "prebuilt-password");
    var _ =
        Files.writeString(
            folder.resolve("location.yaml"),
            """
            apiVersion: hawser.io/v1alpha1
            kind: Location
            metadata:
              name: disk
            spec:
              storage:
                filesystem:
                  path: repository
              password:
                file: repository-password
              create: true
            """);
  }

  /** Keeps a text in a file that only its owner reads. */
  Path secret(String file, String text) throws IOException {
    var path = folder.resolve(file);
    var _ = Files.writeString(path, text);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  /** Runs an action that must end well; gives all that was told. */
  String run(String action, Path subject, Map<String, String> inputs) throws IOException {
    var terminal = new RecordingTerminal();
    assertThat(run(action, subject, inputs, terminal)).as(terminal.errors()).isZero();
    return terminal.output() + terminal.errors();
  }

  private static String yaml(String value) {
    return value.matches("\\d+|true|false") ? value : "'" + value.replace("'", "''") + "'";
  }

  /** Runs an action; gives the exit code. */
  int run(String action, Path subject, Map<String, String> inputs, RecordingTerminal terminal)
      throws IOException {
    var document =
        new StringBuilder(
            """
            apiVersion: hawser.io/v1alpha1
            kind: ActionSet
            metadata:
              name: %s-%d
            spec:
              actions:
                - name: %s
                  blueprint: %s
                  subject:
                    directory: '%s'
                  location: disk
            """
                .formatted(action, ++runs, action, name, subject));
    if (!inputs.isEmpty()) {
      document.append("      inputs:\n");
    }
    new TreeMap<>(inputs)
        .forEach(
            (input, value) -> document.append("        %s: %s\n".formatted(input, yaml(value))));
    var actionSet = Files.writeString(folder.resolve("run-" + runs + ".yaml"), document);
    return Hawser.run(
        terminal,
        Map.of("HAWSER_STATE_DIR", folder.resolve("state").toString()),
        "run",
        blueprint.toString(),
        folder.resolve("location.yaml").toString(),
        actionSet.toString());
  }
}
