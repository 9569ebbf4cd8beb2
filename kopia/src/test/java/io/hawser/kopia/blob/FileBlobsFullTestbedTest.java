package io.hawser.kopia.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.testkit.Testbed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full. */
@Tag("testbed")
class FileBlobsFullTestbedTest {
  private static final BlobId KEPT = new BlobId("p0123456789abcdef0123456789abcdef-s01");
  private static final BlobId LARGE = new BlobId("q0123456789abcdef0123456789abcdef-s01");

  @TempDir private Path directory = Path.of("");
  private boolean isMounted;

  @BeforeEach
  void mountSmallDisk() throws IOException, InterruptedException {
    isMounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString());
    Testbed.require(Optional.of(directory).filter(path -> isMounted), "no right to mount a tmpfs");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (isMounted) {
      assertThat(run("umount", directory.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor() == 0;
  }

  @Test
  void saysSoAndLeavesNothingBehind() {
    var storage = FileBlobs.open(directory);
    storage.put(KEPT, ByteBuffer.allocate(100_000));

    assertThatThrownBy(() -> storage.put(LARGE, ByteBuffer.allocate(2 << 20)))
        .isInstanceOfSatisfying(
            BlobException.class, e -> assertThat(e.kind()).isEqualTo(BlobException.Kind.FULL))
        .hasMessageContaining("'" + LARGE + "'")
        .hasMessageContaining(directory.toString());

    storage.list("", blob -> assertThat(blob.id()).isEqualTo(KEPT));
    assertThat(storage.get(KEPT)).hasSize(100_000);
    storage.put(LARGE, ByteBuffer.allocate(800_000));
  }
}
