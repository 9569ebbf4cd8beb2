package io.hawser.kopia.restore;

import static io.hawser.kopia.snapshot.TestRepository.directory;
import static io.hawser.kopia.snapshot.TestRepository.file;
import static io.hawser.kopia.snapshot.TestRepository.symlink;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.file.FileName;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.restore.RestoreResult.Kind;
import io.hawser.kopia.restore.RestoreResult.Problem;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorerTest {
  private static final Instant OF_ENTRIES = Instant.ofEpochSecond(1_700_000_000, 123_456_789);

  @TempDir Path temp;
  private final Repository repository = TestRepository.inMemory();
  private DirectoryEntry root;
  private Path target;
  private Path file;

  @BeforeEach
  void create() {
    root =
        directory(
            repository,
            "root",
            directory(repository, "sub", file(repository, "file", "content")),
            symlink(repository, "link", "sub/file"));
    target = temp.resolve("a/b/target");
    file = target.resolve("sub/file");
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void makesTheTargetAndSetsDirectoryTimesLast() throws Exception {
    var result = restore(RestoreOptions.defaults());

    assertThat(result.isWhole()).isTrue();
    assertThat(result.files()).isEqualTo(1);
    assertThat(result.directories()).isEqualTo(2);
    assertThat(result.symlinks()).isEqualTo(1);
    assertThat(file).hasContent("content");
    assertThat(Files.getLastModifiedTime(target.resolve("sub")).toInstant()).isEqualTo(OF_ENTRIES);
    assertThat(Files.getLastModifiedTime(target).toInstant()).isEqualTo(OF_ENTRIES);
  }

  @Test
  void takesUpARestoreThatWasBrokenOff() throws Exception {
    restore(RestoreOptions.defaults());
    Files.delete(target.resolve("link"));

    var again = restore(RestoreOptions.defaults());

    assertThat(again.alreadyThere()).isEqualTo(1);
    assertThat(again.files()).isZero();
    assertThat(again.symlinks()).isEqualTo(1);
    assertThat(again.isWhole()).isTrue();
  }

  @Test
  void keepsWhatIsThereByDefault() throws Exception {
    put("mine", OF_ENTRIES.minusSeconds(10));

    var result = restore(RestoreOptions.defaults());

    assertThat(result.problems())
        .containsExactly(new Problem(Kind.KEPT, "sub/file", "something else is there"));
    assertThat(file).hasContent("mine");
  }

  @Test
  void replacesOlderFilesOnly() throws Exception {
    var options = RestoreOptions.defaults().withOverwrite(Overwrite.OLDER);
    put("newer", OF_ENTRIES.plusSeconds(10));
    restore(options);
    assertThat(file).hasContent("newer");

    put("older", OF_ENTRIES.minusSeconds(10));
    restore(options);

    assertThat(file).hasContent("content");
  }

  @Test
  void replacesAnyFileButNoDirectory() throws Exception {
    var options = RestoreOptions.defaults().withOverwrite(Overwrite.ALWAYS);
    put("newer", OF_ENTRIES.plusSeconds(10));
    Files.createDirectory(target.resolve("link"));

    var result = restore(options);

    assertThat(file).hasContent("content");
    assertThat(result.problems()).extracting(Problem::path).containsExactly("link");
    assertThat(target.resolve("link")).isDirectory();
  }

  @Test
  void noticesOtherContentBehindTheSameSizeAndTimeWhenAsked() throws Exception {
    put("CONTENT", OF_ENTRIES);
    assertThat(restore(RestoreOptions.defaults()).alreadyThere()).isEqualTo(1);
    var options =
        RestoreOptions.defaults().withCompareContent(true).withOverwrite(Overwrite.ALWAYS);

    restore(options);

    assertThat(file).hasContent("content");
  }

  @Test
  void replacesWhatAKilledRestoreLeft() throws Exception {
    restore(RestoreOptions.defaults());
    var name = FileName.of("file");
    try (var handle = FileTree.local().open(target.resolve("sub"))) {
      var partial = new PartialFile(handle, name);
      partial.createFile().close();
    }
    Files.delete(file);

    restore(RestoreOptions.defaults());

    assertThat(target.resolve("sub").toFile().list()).containsExactly("file");
  }

  @Test
  void restoresASingleFileAsTheTarget() throws Exception {
    var single = file(repository, "file", "single");

    var result =
        new Restorer(repository, FileTree.local(), RestoreOptions.defaults(), RestoreProgress.NONE)
            .restore(single, temp.resolve("x/renamed"));

    assertThat(result.isWhole()).isTrue();
    assertThat(temp.resolve("x/renamed")).hasContent("single");
  }

  @Test
  void restoresADeepTree() throws Exception {
    var deep = file(repository, "x", "bottom");
    for (int i = 0; i < 300; i++) {
      deep = directory(repository, "d", deep);
    }

    var result =
        new Restorer(repository, FileTree.local(), RestoreOptions.defaults(), RestoreProgress.NONE)
            .restore(deep, temp.resolve("deep"));

    assertThat(result.problems()).isEmpty();
    assertThat(result.directories()).isEqualTo(300);
  }

  private void put(String content, Instant time) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private RestoreResult restore(RestoreOptions options) throws Exception {
    return new Restorer(repository, FileTree.local(), options, RestoreProgress.NONE)
        .restore(root, target);
  }
}
