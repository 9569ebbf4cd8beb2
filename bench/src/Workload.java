import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The tree that is backed up, and what happens to it between steps. */
record Workload(Path directory) {

  /** The tree, copied as often as asked side by side; a copy made earlier is used again. */
  static Workload prepare(Path tree, int copies, Path work)
      throws IOException, InterruptedException {
    var directory = work.resolve("tree-" + copies);
    for (int copy = 1; copy <= copies; copy++) {
      var target = directory.resolve("copy-" + copy);
      if (!Files.exists(target)) {
        Files.createDirectories(directory);
        run("cp", "-a", tree.toString(), target.toString());
      }
    }
    return new Workload(directory);
  }

  /** Appends a line to one file in a hundred; the same files for the same run. */
  void change(int run) throws IOException {
    var files = new ArrayList<Path>();
    try (var walk = Files.walk(directory)) {
      walk.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .forEach(files::add);
    }
    var random = new Random(run);
    for (var file : files) {
      if (random.nextInt(100) == 0) {
        Files.writeString(file, "/* changed in run " + run + " */\n", StandardOpenOption.APPEND);
      }
    }
  }

  static void delete(Path directory) throws IOException, InterruptedException {
    run("rm", "-rf", directory.toString());
  }

  static void dropCaches() throws IOException, InterruptedException {
    run("sync");
    Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3\n");
  }

  static void run(String... command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + status);
    }
  }
}
