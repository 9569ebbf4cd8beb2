import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real restic. */
final class Restic extends Tool {
  Restic(Compare.Options options, int run) throws IOException {
    super("restic", options, run);
  }

  @Override
  void create() throws IOException, InterruptedException {
    if (options.s3()) {
      Buckets.create(bucket);
    }
    call(restic("init"));
  }

  @Override
  List<String> command(Compare.Step step, Path tree) {
    return switch (step) {
      case FIRST, UNCHANGED, CHANGED -> restic("backup", "--quiet", tree.toString());
      case RESTORE ->
          restic("restore", "--quiet", "latest:" + tree, "--target", restored().toString());
      case VERIFY -> restic("check", "--quiet", "--read-data");
    };
  }

  @Override
  Map<String, String> environment() {
    var environment = super.environment();
    environment.put("RESTIC_PASSWORD", PASSWORD);
    environment.put(
        "RESTIC_REPOSITORY",
        options.s3() ? "s3:" + env("S3_ENDPOINT") + "/" + bucket : repository.toString());
    if (options.s3()) {
      environment.put("AWS_ACCESS_KEY_ID", env("S3_ACCESS_KEY"));
      environment.put("AWS_SECRET_ACCESS_KEY", env("S3_SECRET_KEY"));
    }
    return environment;
  }

  private List<String> restic(String... arguments) {
    var command = new ArrayList<>(List.of(System.getenv().getOrDefault("RESTIC", "restic")));
    command.addAll(List.of(arguments));
    return command;
  }
}
