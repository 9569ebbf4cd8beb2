import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Times the same work done by Hawser, the real kopia and restic, one after the other in the same
 * run, so that the ratios mean something on a machine whose speed varies.
 */
final class Compare {
  private static final String HELP =
      """
      Times Hawser beside kopia and restic on the same tree, in the same run.

        bench/compare --tree DIR [options]

        --tree DIR       the tree to back up (a Linux source tree: package linux-source-6.1)
        --copies N       the tree N times side by side (default 1)
        --tools LIST     of hawser,kopia,kopia-zstd,restic (default all)
        --steps LIST     of first,unchanged,changed,restore,verify (default all)
        --storage KIND   file, or s3 (S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY as testbed/ceph-up
                         exports them)
        --cold           drops the page cache before each step (needs root)
        --runs N         how often each step runs; medians are shown (default 3)
        --work DIR       where copies and repositories go (default a new folder in the temporary one)
        --results FILE   JSON of every figure (default bench/results/compare-<work>.json)
      """;

  record Options(
      Path root,
      Path tree,
      int copies,
      List<String> tools,
      List<Step> steps,
      boolean s3,
      boolean cold,
      int runs,
      Path work,
      Optional<Path> results) {}

  enum Step {
    FIRST,
    UNCHANGED,
    CHANGED,
    RESTORE,
    VERIFY;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    var options = parse(arguments);
    var tree = Workload.prepare(options.tree(), options.copies(), options.work());
    var figures = new ArrayList<Figure>();
    for (int run = 1; run <= options.runs(); run++) {
      for (var name : options.tools()) {
        var tool = Tool.named(name, options, run);
        figures.addAll(measure(tool, tree, options, run));
        tool.discard();
      }
    }
    var label =
        "x"
            + options.copies()
            + (options.s3() ? "-s3" : "-file")
            + (options.cold() ? "-cold" : "-warm");
    var report = new Report(label, figures);
    System.out.print(report.table());
    var file =
        options
            .results()
            .orElse(options.root().resolve("bench/results/compare-" + label + ".json"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, report.json());
    System.err.println("figures: " + file);
  }

  private static List<Figure> measure(Tool tool, Workload tree, Options options, int run)
      throws IOException, InterruptedException {
    var figures = new ArrayList<Figure>();
    tool.create();
    for (var step : Step.values()) {
      boolean wanted = options.steps().contains(step);
      if (!wanted && step != Step.FIRST) {
        continue; // the first backup is made anyway: all others stand on it
      }
      if (step == Step.CHANGED) {
        tree.change(run);
      }
      if (step == Step.RESTORE || step == Step.VERIFY) {
        Workload.delete(options.work().resolve("restored"));
      }
      if (options.cold()) {
        Workload.dropCaches();
      }
      var measured = Measured.of(tool.command(step, tree.directory()), tool.environment());
      System.err.printf("%-11s %-10s %s%n", tool.name(), step.text(), measured);
      if (wanted) {
        figures.add(
            new Figure(
                tool.name(), step.text(), run, measured, tool.repositoryBytes(), tool.objects()));
      }
    }
    Workload.delete(options.work().resolve("restored"));
    return figures;
  }

  private static Options parse(String[] arguments) throws IOException {
    Path root = Path.of(".");
    Path tree = null;
    Path work = null;
    int copies = 1;
    int runs = 3;
    boolean s3 = false;
    boolean cold = false;
    var tools = List.of("hawser", "kopia", "kopia-zstd", "restic");
    var steps = List.of(Step.values());
    Optional<Path> results = Optional.empty();
    var rest = new ArrayList<>(List.of(arguments));
    while (!rest.isEmpty()) {
      var option = rest.removeFirst();
      if (option.equals("--cold")) {
        cold = true;
        continue;
      }
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(option + " needs a value; see --help");
      }
      var value = rest.removeFirst();
      switch (option) {
        case "--root" -> root = Path.of(value);
        case "--tree" -> tree = Path.of(value);
        case "--copies" -> copies = Integer.parseInt(value);
        case "--runs" -> runs = Integer.parseInt(value);
        case "--work" -> work = Path.of(value);
        case "--results" -> results = Optional.of(Path.of(value));
        case "--storage" -> s3 = value.equals("s3");
        case "--tools" -> tools = List.of(value.split(","));
        case "--steps" ->
            steps =
                Arrays.stream(value.split(","))
                    .map(name -> Step.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
                    .toList();
        default -> throw new IllegalArgumentException("no option '" + option + "'; see --help");
      }
    }
    if (tree == null) {
      throw new IllegalArgumentException("--tree is missing; see --help");
    }
    if (work == null) {
      work = Files.createTempDirectory("hawser-bench");
    }
    Files.createDirectories(work);
    return new Options(
        root.toRealPath(),
        tree.toRealPath(),
        copies,
        tools,
        steps,
        s3,
        cold,
        runs,
        work.toRealPath(),
        results);
  }
}
