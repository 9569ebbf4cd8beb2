import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Hawser as its user starts it: documents, a run with one phase, and the commands on its result.
 */
final class Hawser extends Tool {
  private final Path documents;
  private final String program;

  Hawser(Compare.Options options, int run) throws IOException {
    super("hawser", options, run);
    documents = home.resolve("bench.yaml");
    program = options.root().resolve("hawser").toString();
  }

  @Override
  void create() throws IOException, InterruptedException {
    secret("password", PASSWORD);
    if (options.s3()) {
      Buckets.create(bucket);
      secret("access-key", env("S3_ACCESS_KEY"));
      secret("secret-key", env("S3_SECRET_KEY"));
    }
    Files.writeString(documents, location());
    call(List.of(program, "repo", "create", "-l", documents.toString()));
  }

  @Override
  List<String> command(Compare.Step step, Path tree) throws IOException {
    return switch (step) {
      case FIRST, UNCHANGED, CHANGED -> {
        var run = home.resolve("backup.yaml");
        Files.writeString(run, backup(tree));
        yield List.of(program, "run", run.toString(), documents.toString());
      }
      case RESTORE -> List.of(program, "restore", lastRun(), "--target", restored().toString());
      case VERIFY ->
          List.of(program, "repo", "verify", "-l", documents.toString(), "--files-percent", "100");
    };
  }

  @Override
  Map<String, String> environment() {
    var environment = super.environment();
    environment.put("HAWSER_STATE_DIR", home.resolve("state").toString());
    return environment;
  }

  /** Names of runs begin with the time of their start. */
  private String lastRun() throws IOException {
    try (var runs = Files.list(home.resolve("state/runs"))) {
      return runs.map(run -> run.getFileName().toString())
          .max(String::compareTo)
          .orElseThrow(() -> new IOException("no run in " + home));
    }
  }

  private void secret(String name, String value) throws IOException {
    var file = home.resolve(name);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, value);
  }

  private String location() {
    return options.s3()
        ? """
        apiVersion: hawser.io/v1alpha1
        kind: Location
        metadata:
          name: bench
        spec:
          storage:
            s3:
              bucket: %s
              endpoint: %s
              pathStyle: true
              insecure: true
              accessKey:
                file: access-key
              secretKey:
                file: secret-key
          password:
            file: password
        """
            .formatted(bucket, env("S3_ENDPOINT"))
        : """
        apiVersion: hawser.io/v1alpha1
        kind: Location
        metadata:
          name: bench
        spec:
          storage:
            filesystem:
              path: repository
          password:
            file: password
        """;
  }

  private static String backup(Path tree) {
    return """
    apiVersion: hawser.io/v1alpha1
    kind: Blueprint
    metadata:
      name: bench
    actions:
      backup:
        phases:
          - name: upload
            func: KopiaUpload
    ---
    apiVersion: hawser.io/v1alpha1
    kind: ActionSet
    metadata:
      name: bench
    spec:
      actions:
        - name: backup
          blueprint: bench
          subject:
            directory: %s
          location: bench
    """
        .formatted(tree);
  }
}
