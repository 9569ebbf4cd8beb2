package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** The quick start's application, in a folder of its own. */
record Ledger(Path program) {
  private static final int CHUNK_BYTES = 1 << 20;

  static Ledger startIn(Path folder) throws IOException, InterruptedException {
    var program = Files.createDirectories(folder).resolve("app.sh");
    Files.copy(Path.of("..", "samples", "quickstart", "app.sh"), program);
    var ledger = new Ledger(program);
    assertThat(ledger.tell("start")).isZero();
    return ledger;
  }

  Path directory() {
    return program.resolveSibling("data").resolve("ledger");
  }

  /** Gives the application data that no compression makes smaller. */
  void addRandomFile(String name, int mebibytes, long seed) throws IOException {
    var random = new Random(seed);
    var chunk = new byte[CHUNK_BYTES];
    try (var out = Files.newOutputStream(directory().resolve(name))) {
      for (int i = 0; i < mebibytes; i++) {
        random.nextBytes(chunk);
        out.write(chunk);
      }
    }
  }

  long size() throws IOException {
    return Files.size(directory().resolve("debit"));
  }

  boolean isFrozen() {
    return Files.exists(program.resolveSibling("data").resolve("run").resolve("frozen"));
  }

  boolean agrees(Path copy) throws IOException, InterruptedException {
    return tell("check", copy.toString()) == 0;
  }

  int tell(String... words) throws IOException, InterruptedException {
    var command = new ProcessBuilder("sh", program.toString());
    command.command().addAll(List.of(words));
    return command
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
