package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.upload.KopiaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random policies add up to what {@code kopia policy show --json} says. */
@Tag("testbed")
class EffectivePolicyTestbedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TARGETS =
      List.of(
          "(global)",
          "@here",
          "@there",
          "tester@here",
          "other@here",
          "tester@there",
          "tester@here:/",
          "tester@here:/a",
          "tester@here:/a/b",
          "tester@here:/a/b/c",
          "other@here:/a",
          "other@here:/a/b",
          "tester@there:/a/b",
          "tester@here:/x",
          "tester@here:C:\\a",
          "tester@here:C:\\a\\b");

  @TempDir private Path temp;
  private Repository repository;

  @BeforeEach
  void create() throws Exception {
    repository =
        TestRepository.in(FileBlobs.create(temp.resolve("repo"), FileBlobs.DEFAULT_SHARDS));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void randomPoliciesAddUpAsInKopia(long seed) throws Exception {
    var policies = new Policies(repository);
    var random = new SplittableRandom(seed);
    for (var text : TARGETS) {
      var target = PolicyTarget.parse(text, repository.identity());
      if (random.nextInt(5) > 0) {
        policies.set(target, random(random, target));
      }
    }
    repository.flush();
    var kopia = KopiaCommand.connect(temp.resolve("home"), temp.resolve("repo"));

    var arguments = new ArrayList<>(List.of("policy", "show", "--json"));
    arguments.addAll(TARGETS);
    var shown = documents(kopia.run(arguments.toArray(String[]::new)));
    var listed = kopia.json("policy", "list", "--json");

    assertThat(shown).hasSize(TARGETS.size());
    for (int i = 0; i < shown.size(); i++) {
      var target = PolicyTarget.parse(TARGETS.get(i), repository.identity());
      var ours = JSON.readTree(policies.effective(target).document().toJson());
      assertThat(ours).as("seed %d, %s", seed, target).isEqualTo(shown.get(i));
    }
    var all = policies.list();
    assertThat(listed).hasSize(all.size());
    for (int i = 0; i < all.size(); i++) {
      var theirs = listed.path(i).<ObjectNode>deepCopy();
      assertThat(theirs.remove("id").asText()).isEqualTo(all.get(i).id());
      theirs.remove("target");
      assertThat(JSON.readTree(all.get(i).document().toJson())).isEqualTo(theirs);
    }
  }

  private static List<JsonNode> documents(String output) throws Exception {
    try (var documents = JSON.readerFor(JsonNode.class).<JsonNode>readValues(output)) {
      return documents.readAll();
    }
  }

  private static PolicyDocument random(SplittableRandom random, PolicyTarget target) {
    var policy = PolicyDocument.EMPTY;
    boolean manual = random.nextInt(4) == 0;
    for (var field : PolicyFields.ALL) {
      boolean scheduling = field.path().getFirst().equals("scheduling");
      boolean allowed = !scheduling || manual == field.equals(PolicyFields.MANUAL);
      boolean forPath = !field.equals(PolicyFields.PARALLEL_SNAPSHOTS) || target.path().isEmpty();
      int rarity = field.equals(PolicyFields.NO_PARENT) ? 6 : 3;
      if (allowed && forPath && random.nextInt(rarity) == 0) {
        policy = policy.with(field, value(field, random));
      }
    }
    return policy;
  }

  private static Object value(PolicyField field, SplittableRandom random) {
    return switch (field.kind()) {
      case FieldKind.OptionalNumber(var least, var most) ->
          random.nextLong(least, Math.min(most, 100) + 1);
      case FieldKind.PlainNumber _ -> random.nextLong(5000);
      case FieldKind.OptionalFlag _, FieldKind.PlainFlag _ -> random.nextBoolean();
      case FieldKind.Word(var allowed) -> allowed.get(random.nextInt(allowed.size()));
      case FieldKind.Words _ ->
          field.equals(PolicyFields.CRON) ? List.of("5 * * * *", "@daily") : words(random);
      case FieldKind.Times _ -> List.of(time(random), time(random));
      case FieldKind.Action _ -> action(random);
    };
  }

  private static List<String> words(SplittableRandom random) {
    var words = List.of(".b", ".a", "é", "*.<x>", "B", "\ud83d\ude00", "\uffee");
    int start = random.nextInt(words.size());
    return words.subList(start, random.nextInt(start, words.size() + 1));
  }

  private static Object time(SplittableRandom random) {
    var time = new LinkedHashMap<String, Object>();
    time.put("hour", random.nextLong(24));
    time.put("min", random.nextLong(60));
    return time;
  }

  private static Object action(SplittableRandom random) {
    var action = new LinkedHashMap<String, Object>();
    if (random.nextBoolean()) {
      action.put("path", "/bin/true");
      action.put("args", List.of("-x", "a b"));
    } else {
      action.put("script", "#!/bin/sh\necho \"<&>\"\n");
    }
    action.put("timeout", random.nextLong(3));
    action.put("mode", "async");
    return action;
  }
}
