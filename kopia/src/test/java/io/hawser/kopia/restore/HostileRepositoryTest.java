package io.hawser.kopia.restore;

import static io.hawser.kopia.snapshot.TestRepository.directory;
import static io.hawser.kopia.snapshot.TestRepository.entry;
import static io.hawser.kopia.snapshot.TestRepository.file;
import static io.hawser.kopia.snapshot.TestRepository.symlink;
import static io.hawser.kopia.snapshot.TestRepository.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.restore.RestoreResult.Kind;
import io.hawser.kopia.restore.RestoreResult.Problem;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import io.hawser.kopia.snapshot.TestRepository;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository made by somebody who wants to write elsewhere. */
class HostileRepositoryTest {
  @TempDir Path temp;
  private Repository repository;
  private Path target;
  private Path outside;

  @BeforeEach
  void create() throws Exception {
    repository = TestRepository.inMemory();
    target = Files.createDirectory(temp.resolve("target"));
    outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "precious");
  }

  @AfterEach
  void nothingOutsideIsTouched() {
    repository.close();
    assertThat(outside.toFile().list()).containsExactly("precious");
    assertThat(outside.resolve("precious")).hasContent("precious");
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("target", "outside");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../x", "a/b", "/x", "a\0b", "../outside/precious", "a/../../x"})
  void refusesNamesThatLeadOutAndRestoresTheRest(String name) throws Exception {
    var root =
        directory(
            repository,
            "root",
            directory(repository, name, file(repository, "inner", "evil")),
            file(repository, name, "evil"),
            symlink(repository, name, "evil"),
            file(repository, "good", "good"));

    var result = restore(root, Overwrite.ALWAYS);

    assertThat(result.problemCount()).isEqualTo(3);
    assertThat(result.problems()).extracting(Problem::kind).containsOnly(Kind.REFUSED);
    assertThat(target.toFile().list()).containsExactly("good");
  }

  @ParameterizedTest
  @EnumSource(Overwrite.class)
  void doesNotFollowALinkOfTheSnapshot(Overwrite overwrite) throws Exception {
    var root =
        directory(
            repository,
            "root",
            symlink(repository, "way", "../outside"),
            directory(repository, "way", file(repository, "precious", "evil")),
            file(repository, "good", "good"));

    var result = restore(root, overwrite);

    assertThat(result.problems()).extracting(Problem::kind).containsExactly(Kind.REFUSED);
    assertThat(target.resolve("good")).hasContent("good");
  }

  @Test
  void doesNotFollowALinkThatIsThere() throws Exception {
    Files.createSymbolicLink(target.resolve("way"), outside);
    var way = directory(repository, "way", file(repository, "precious", "evil"));

    var kept = restore(directory(repository, "root", way), Overwrite.NEVER);

    assertThat(kept.problems()).extracting(Problem::kind).containsExactly(Kind.KEPT);

    restore(directory(repository, "root", way), Overwrite.ALWAYS);

    assertThat(Files.isDirectory(target.resolve("way"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(target.resolve("way/precious")).hasContent("evil");
  }

  @Test
  void replacesALinkThatIsThereInsteadOfWritingThroughIt() throws Exception {
    Files.createSymbolicLink(target.resolve("file"), outside.resolve("precious"));

    restore(directory(repository, "root", file(repository, "file", "new")), Overwrite.ALWAYS);

    assertThat(Files.isSymbolicLink(target.resolve("file"))).isFalse();
    assertThat(target.resolve("file")).hasContent("new");
  }

  @Test
  void refusesTheSecondOfTwoEntriesWithOneName() throws Exception {
    var root =
        directory(
            repository,
            "root",
            file(repository, "twice", "first"),
            file(repository, "z", "between"),
            file(repository, "twice", "second"));

    var result = restore(root, Overwrite.ALWAYS);

    assertThat(result.problems())
        .containsExactly(
            new Problem(Kind.REFUSED, "twice", "the name comes twice in its directory"));
    assertThat(target.resolve("twice")).hasContent("first");
  }

  @Test
  void tellsAnObjectThatIsNotAsLongAsTheEntrySays() throws Exception {
    var wrong = entry("long", Type.FILE, 1000, write(repository, "", "short"));
    var root = directory(repository, "root", file(repository, "good", "good"), wrong);

    var result = restore(root, Overwrite.NEVER);

    assertThat(result.problems()).extracting(Problem::kind).containsExactly(Kind.FAILED);
    assertThat(result.problems().getFirst().reason()).contains("1000 bytes");
    assertThat(target.toFile().list()).containsExactly("good");
  }

  @Test
  void restoresWhatIsThereWhenSomethingIsMissing() throws Exception {
    var missing = new ObjectId("00112233445566778899aabbccddeeff");
    var root =
        directory(
            repository,
            "root",
            entry("lost dir", Type.DIRECTORY, 0, new ObjectId("k" + missing)),
            entry("not a dir", Type.DIRECTORY, 0, write(repository, "", "{]")),
            file(repository, "good", "good"),
            entry("lost", Type.FILE, 5, missing));

    var result = restore(root, Overwrite.NEVER);

    assertThat(result.problems())
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("lost dir", "not a dir", "lost");
    assertThat(target.resolve("good")).hasContent("good");
    assertThat(target.resolve("lost")).doesNotExist();
  }

  private RestoreResult restore(DirectoryEntry root, Overwrite overwrite) throws Exception {
    var options = RestoreOptions.defaults().withOverwrite(overwrite);
    return new Restorer(repository, FileTree.local(), options, RestoreProgress.NONE)
        .restore(root, target);
  }
}
