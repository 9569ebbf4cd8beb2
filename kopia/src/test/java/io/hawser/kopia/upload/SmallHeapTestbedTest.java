package io.hawser.kopia.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.testkit.Testbed;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees far larger than the heap: uploaded, uploaded again, verified and restored in 128 MiB. */
@Tag("testbed")
class SmallHeapTestbedTest {
  private static final int FILES = 1_000_000;
  private static final long SPARSE_BYTES = 20L << 30;

  @TempDir Path temp;
  private Path source;

  @BeforeEach
  void create() throws Exception {
    Testbed.kopia();
    source = Files.createDirectory(temp.resolve("source"));
  }

  @Test
  void aMillionEmptyFilesInOneDirectory() throws Exception {
    var made =
        new ProcessBuilder("sh", "-ec", "seq -f 'file-%.0f' " + FILES + " | xargs touch")
            .directory(source.toFile())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();

    var output = inSmallHeap();

    assertThat(output)
        .contains(
            "first: files 1000000, cached 0, errors 0",
            "second: files 0, cached 1000000, errors 0",
            "verified: files 1000000, problems 0",
            "restored: files 1000000, problems 0");
  }

  @Test
  void aSparseFileOfTwentyGigabytes() throws Exception {
    try (var file = new RandomAccessFile(source.resolve("sparse").toFile(), "rw")) {
      file.setLength(SPARSE_BYTES);
      file.seek(SPARSE_BYTES / 3);
      file.write(new byte[] {1, 2, 3});
    }

    var output = inSmallHeap();

    assertThat(output)
        .contains(
            "first: files 11, cached 0, errors 0",
            "second: files 0, cached 1, errors 0",
            "verified: files 1, problems 0",
            "restored: files 1, problems 0");
    var compared =
        new ProcessBuilder(
                "cmp",
                source.resolve("sparse").toString(),
                temp.resolve("work/target/sparse").toString())
            .inheritIO()
            .start();
    assertThat(compared.waitFor()).isZero();
  }

  private List<String> inSmallHeap() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapJob.class.getName(),
                source.toString(),
                temp.resolve("work").toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).as("%s", output).isZero();
    output.forEach(System.out::println);
    return output.stream().map(line -> line.replaceAll(" in .*", "")).toList();
  }
}
