import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that backs up, with one repository of its own. */
abstract class Tool {
  protected static final String PASSWORD = "benchmark";

  private final String name;
  protected final Compare.Options options;
  protected final Path home;
  protected final Path repository;
  protected final String bucket;

  protected Tool(String name, Compare.Options options, int run) throws IOException {
    this.name = name;
    this.options = options;
    home = options.work().resolve(name + "-" + run);
    repository = home.resolve("repository");
    bucket =
        ("bench-" + name + "-" + run + "-" + Long.toString(System.nanoTime(), 36)).toLowerCase();
    Files.createDirectories(home);
  }

  static Tool named(String name, Compare.Options options, int run) throws IOException {
    return switch (name) {
      case "hawser" -> new Hawser(options, run);
      case "kopia" -> new Kopia(name, "none", options, run);
      case "kopia-zstd" -> new Kopia(name, "zstd-fastest", options, run);
      case "restic" -> new Restic(options, run);
      default -> throw new IllegalArgumentException("no tool '" + name + "'; see --help");
    };
  }

  final String name() {
    return name;
  }

  /** Makes the repository; not timed. */
  abstract void create() throws IOException, InterruptedException;

  abstract List<String> command(Compare.Step step, Path tree) throws IOException;

  /** What every command of this tool gets besides the caller's environment. */
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("HOME", home.toString());
    return environment;
  }

  final long repositoryBytes() throws IOException {
    return options.s3() ? 0 : files().mapToLong(file -> file.toFile().length()).sum();
  }

  final long objects() throws IOException {
    return options.s3() ? 0 : files().count();
  }

  final void discard() throws IOException, InterruptedException {
    Workload.delete(home);
  }

  protected final void call(List<String> command) throws IOException, InterruptedException {
    Measured.of(command, environment());
  }

  protected final Path restored() {
    return options.work().resolve("restored");
  }

  private Stream<Path> files() throws IOException {
    try (var walk = Files.walk(repository)) {
      return walk.filter(Files::isRegularFile).toList().stream();
    }
  }

  protected static String env(String variable) {
    var value = System.getenv(variable);
    if (value == null) {
      throw new IllegalStateException(
          variable + " is not set; eval \"$(testbed/ceph-up)\" sets it");
    }
    return value;
  }
}
