package io.hawser.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.hawser.engine.error.BlueprintException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated documents: whatever is read, nothing comes but documents or findings. */
class YamlFuzzTest {
  private static final int INPUTS = 100_000;
  private static final int LONGEST_SEED = 500;
  private static final String OWN =
      """
      apiVersion: hawser.io/v1alpha1
      kind: Blueprint
      metadata: {name: b, labels: {a.b/c: d}}
      templating: mvel
      actions:
        backup: &anchor
          timeout: 1h
          inputs: {mode: {type: string, default: x, enum: [x, y]}}
          phases:
          - {name: a, func: Exec, retry: {attempts: 2, on: [transient]}, args: {x: [1, 2.5, null]}}
          - name: b
            func: Exec
            needs: [a]
            args:
              text: |
                @{Phases.a.Output.x}
        again: *anchor
      ---
      apiVersion: hawser.io/v1alpha1
      kind: Location
      metadata: {name: l}
      spec: {storage: {filesystem: {path: p}}, password: {env: P}}
      """;
  private static final List<String> PIECES =
      List.of(
          ": ",
          "- ",
          "\n",
          "  ",
          "{",
          "}",
          "[",
          "]",
          "&a ",
          "*a",
          "!!str ",
          "!x ",
          "'",
          "\"",
          "|",
          ">",
          "#",
          "---\n",
          "...\n",
          "? ",
          "<<: ",
          "%YAML 1.1\n",
          "@",
          "\t",
          "\0",
          "\ud800",
          "é",
          "null",
          "0x1F",
          "1e999",
          "99999999999999999999",
          "{{ .X }}",
          "- - - ",
          "\\u0041");

  @Test
  void mutatedDocumentsYieldDocumentsOrFindings() throws IOException {
    long seed = 20261125L;
    var random = new Random(seed);
    var seeds = seeds();
    var reader = new DocumentReader();
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      var text = mutate(seeds.get(random.nextInt(seeds.size())), random);
      try {
        reader.read(List.of(Source.of("f", text)));
      } catch (BlueprintException e) {
        refused++;
        assertThat(e.findings().size()).isPositive();
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed %d, input %d:%n%s".formatted(seed, i, text), e);
      }
    }
    assertThat(refused).as("refused of seed %d", seed).isBetween(INPUTS / 10, INPUTS - 1);
  }

  private static List<String> seeds() throws IOException {
    var seeds = new ArrayList<>(List.of(OWN, OWN, OWN));
    CorpusTest.kanistersDocuments()
        .map(CorpusTest::text)
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_SEED)))
        .forEach(seeds::add);
    return seeds;
  }

  private static String mutate(String text, Random random) {
    var mutated = new StringBuilder(text);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && !mutated.isEmpty(); i++) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, end);
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
        default -> mutated.setCharAt(at, (char) (' ' + random.nextInt(95)));
      }
    }
    return mutated.toString();
  }

  @Test
  void readsItsOwnSeed() {
    assertThat(new DocumentReader().read(List.of(Source.of("f", OWN))).blueprints()).hasSize(1);
  }
}
