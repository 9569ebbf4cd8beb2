package io.hawser.kopia.verify;

import static io.hawser.kopia.snapshot.TestRepository.directory;
import static io.hawser.kopia.snapshot.TestRepository.entry;
import static io.hawser.kopia.snapshot.TestRepository.file;
import static io.hawser.kopia.snapshot.TestRepository.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.DirectoryEntry;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.verify.VerifyResult.Problem;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private final Repository repository = TestRepository.inMemory();

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void readsAboutTheWantedPartOfTheFiles() throws Exception {
    var files = new ArrayList<DirectoryEntry>();
    for (int i = 0; i < 1000; i++) {
      files.add(file(repository, "file " + i, "content"));
    }
    var root = directory(repository, "root", files);

    var none = verify(root, 0, 1);
    var some = verify(root, 30, 1);

    assertThat(none.filesRead()).isZero();
    assertThat(none.files()).isEqualTo(1000);
    assertThat(some.filesRead()).isBetween(200L, 400L);
    assertThat(verify(root, 30, 1)).isEqualTo(some);
    assertThat(verify(root, 100, 1).bytesRead()).isEqualTo(7000);
  }

  @Test
  void tellsEverythingThatIsMissing() throws Exception {
    var missing = new ObjectId("00112233445566778899aabbccddeeff");
    var root =
        directory(
            repository,
            "root",
            entry("dir", Type.DIRECTORY, 0, new ObjectId("k" + missing)),
            file(repository, "good", "good"),
            entry("lost", Type.FILE, 5, missing));

    for (var percent : new int[] {0, 100}) {
      assertThat(verify(root, percent, 1).problems())
          .extracting(Problem::path)
          .containsExactlyInAnyOrder("dir", "lost");
    }
  }

  @Test
  void noticesSizesThatDoNotFit() throws Exception {
    var wrong = entry("long", Type.FILE, 1000, write(repository, "", "short"));

    var result = verify(directory(repository, "root", wrong), 100, 1);

    assertThat(result.problems()).extracting(Problem::path).containsExactly("long");
  }

  @Test
  void refusesAPercentageThatIsNone() {
    assertThatThrownBy(() -> new VerifyOptions(101, 0, 1)).hasMessageContaining("101");
  }

  private VerifyResult verify(DirectoryEntry root, double percent, long seed) throws Exception {
    return new Verifier(repository, new VerifyOptions(percent, seed, 2)).verify(root);
  }
}
