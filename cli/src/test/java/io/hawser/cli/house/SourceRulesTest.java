package io.hawser.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader may rely on in every source file. */
class SourceRulesTest {
  private static final int MOST_LINES = 400;

  /** Files that may be longer, each with its reason. */
  private static final Map<String, String> LONG_FILES = Map.of();

  private static final Pattern VAGUE_PACKAGE =
      Pattern.compile("/(utils?|common|impl|managers?|helpers?|misc)/");
  private static final Pattern VAGUE_CLASS =
      Pattern.compile(".*(Util|Utils|Impl|Manager|Helper|Helpers)\\.java");
  private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|Disabled)\\b");

  @Test
  void noFileIsLongerThanAReaderCanHoldInMind() {
    assertThat(Sources.all())
        .filteredOn(source -> !LONG_FILES.containsKey(source.toString()))
        .filteredOn(source -> Sources.read(source).lines().count() > MOST_LINES)
        .isEmpty();
  }

  @Test
  void everyExceptionOfLengthIsStillNeeded() {
    assertThat(LONG_FILES.keySet())
        .allSatisfy(source ->
            assertThat(Sources.read(Path.of(source)).lines().count()).isGreaterThan(MOST_LINES));
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(Sources.main().stream().map(Path::getParent).distinct())
        .allSatisfy(folder -> {
          var info = folder.resolve("package-info.java");
          assertThat(Sources.root().resolve(info)).exists();
          assertThat(Sources.read(info)).contains("/**").contains("@NullMarked");
        });
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(Sources.all())
        .filteredOn(source ->
            VAGUE_PACKAGE.matcher(source.toString()).find()
                || VAGUE_CLASS.matcher(source.toString()).matches())
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(Sources.all())
        .filteredOn(source -> !source.endsWith("SourceRulesTest.java"))
        .filteredOn(source -> LEFT_OVER.matcher(Sources.read(source)).find())
        .isEmpty();
  }

  @Test
  void theLicenceIsThere() {
    assertThat(Files.exists(Sources.root().resolve("LICENSE"))).isTrue();
  }
}
