package io.hawser.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts Hawser, where it cannot. */
class LauncherTest {
  @TempDir private Path folder;

  @Test
  void aJdkThatIsTooOldIsAnsweredWithWhatToInstall() throws Exception {
    Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"17.0.12\"\n");
    var bin = Files.createDirectory(folder.resolve("bin"));
    var executable = PosixFilePermissions.fromString("rwx------");
    Files.createFile(bin.resolve("java"), PosixFilePermissions.asFileAttribute(executable));

    assertThat(answer(folder)).isEqualTo(refusal(folder));
  }

  @Test
  void aFolderThatHoldsNoJdkIsAnsweredTheSameWay() throws Exception {
    assertThat(answer(folder.resolve("none"))).isEqualTo(refusal(folder.resolve("none")));
  }

  private static String refusal(Path jdk) {
    return "hawser: HAWSER_JAVA_HOME is '%s', which is no JDK 25 or newer; install one (such as Temurin 25) and set its folder, or unset it%n69"
        .formatted(jdk);
  }

  private static String answer(Path jdk) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", "../hawser", "version").redirectErrorStream(true);
    builder.environment().put("HAWSER_JAVA_HOME", jdk.toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return output + process.waitFor();
  }
}
