import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real kopia, with a compressor. */
final class Kopia extends Tool {
  private final String compressor;

  Kopia(String name, String compressor, Compare.Options options, int run) throws IOException {
    super(name, options, run);
    this.compressor = compressor;
  }

  @Override
  void create() throws IOException, InterruptedException {
    if (options.s3()) {
      Buckets.create(bucket);
      call(
          kopia(
              "repository",
              "create",
              "s3",
              "--bucket=" + bucket,
              "--endpoint=" + env("S3_ENDPOINT").replaceFirst("^https?://", ""),
              "--disable-tls",
              "--access-key=" + env("S3_ACCESS_KEY"),
              "--secret-access-key=" + env("S3_SECRET_KEY")));
    } else {
      call(kopia("repository", "create", "filesystem", "--path=" + repository));
    }
    call(kopia("policy", "set", "--global", "--compression=" + compressor));
  }

  @Override
  List<String> command(Compare.Step step, Path tree) {
    return switch (step) {
      case FIRST, UNCHANGED, CHANGED ->
          kopia("snapshot", "create", "--no-progress", tree.toString());
      case RESTORE ->
          kopia(
              "snapshot",
              "restore",
              tree.toString(),
              restored().toString(),
              "--snapshot-time=latest");
      case VERIFY -> kopia("snapshot", "verify", "--verify-files-percent=100");
    };
  }

  @Override
  Map<String, String> environment() {
    var environment = super.environment();
    environment.put("KOPIA_PASSWORD", PASSWORD);
    environment.put("KOPIA_CHECK_FOR_UPDATES", "false");
    return environment;
  }

  private List<String> kopia(String... arguments) {
    var program = System.getenv().getOrDefault("KOPIA", "kopia");
    var command =
        new ArrayList<>(List.of(program, "--config-file=" + home.resolve("kopia.config")));
    command.addAll(List.of(arguments));
    return command;
  }
}
