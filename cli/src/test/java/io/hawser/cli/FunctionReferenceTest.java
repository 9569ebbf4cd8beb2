package io.hawser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.cli.terminal.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionReferenceTest {
  @TempDir private Path state;

  @Test
  void theReferencePageIsWhatTheFunctionsDeclare() throws IOException {
    ReferencePage.check("functions.md", run("functions", "markdown"));
  }

  @Test
  void aFunctionIsExplained() {
    assertThat(run("functions", "explain", "QuiesceExec"))
        .startsWith("QuiesceExec: Freeze an application")
        .contains("maxFrozen");
  }

  @Test
  void theSchemaOfEveryFunctionIsJson() throws IOException {
    var schemas = new ObjectMapper().readTree(run("functions", "schema"));
    var names = new ObjectMapper().readTree(run("functions", "-o", "json"));

    assertThat(schemas.size()).isEqualTo(names.size()).isPositive();
    assertThat(schemas.at("/QuiesceExec/properties/maxFrozen/default").asText()).isEqualTo("1m");
  }

  private String run(String... args) {
    var terminal = new RecordingTerminal();
    int exitCode = Hawser.run(terminal, Map.of("HAWSER_STATE_DIR", state.toString()), args);
    assertThat(exitCode).as(terminal.errors()).isZero();
    return terminal.output();
  }
}
