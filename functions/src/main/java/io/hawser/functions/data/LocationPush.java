package io.hawser.functions.data;

import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.Progress;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.Command;
import io.hawser.functions.exec.CommandStream;
import io.hawser.functions.secret.SecretEnvironment;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotStats;
import io.hawser.kopia.snapshot.Snapshots;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps what a program writes, such as a dump, as one file of the repository. Unless the program
 * ends with status 0 nobody ever sees it.
 */
public final class LocationPush implements BuiltinFunction<LocationPush.Params> {
  private static final int BUFFER_BYTES = 1 << 17;

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "LocationPush",
              "Keep what a program writes as one file of the repository",
              args -> new Params(Command.of(args), StoredFile.of(args.get(StoredFile.PATH))),
              Command.COMMAND,
              StoredFile.PATH,
              Command.WORKING_DIRECTORY,
              Command.ENV,
              SecretEnvironment.ARG)
          .giving("snapshotId", "the snapshot that holds the file")
          .giving("rootObject", "id of its root directory")
          .giving("source", "user@host:path")
          .giving("bytes", "length of the file")
          .giving("files", "1")
          .giving("errors", "0");

  private final RepositoryWork repositories;

  record Params(Command command, StoredFile file) {}

  /** A stream as it was stored. */
  private record Stored(ObjectId object, long bytes) {}

  public LocationPush(Locations locations) {
    this.repositories = new RepositoryWork(locations);
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of(
        "keep what '%s' writes as '%s' in '%s'"
            .formatted(
                String.join(" ", params.command().argv()),
                params.file().path(),
                repositories.checked(context).metadata().name()));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    return repositories.writing(
        run,
        repository -> {
          var found = RunTags.find(repository, run);
          return SnapshotOutputs.of(
              found.isPresent() ? found.get() : push(params, repository, run));
        });
  }

  private static SnapshotManifest push(Params params, Repository repository, RunContext run)
      throws InterruptedException {
    var start = run.clock().instant();
    var streamed =
        CommandStream.read(
            params.command(), run, stream -> store(stream, params.file(), repository, run));
    var stored = streamed.value();
    var end = run.clock().instant();
    var root = params.file().directory(stored.object(), stored.bytes(), end, repository);
    run.faultPoint("before push");
    var saved =
        new Snapshots(repository)
            .save(
                new SnapshotManifest(
                    "",
                    params.file().source(repository),
                    RunTags.description(run),
                    start,
                    end,
                    new SnapshotStats(stored.bytes(), 0, 1, 0, 1, 1, 0, 0, 0, 0),
                    "",
                    Optional.of(root),
                    RunTags.of(run, params.file().tags()),
                    List.of()));
    repository.flush();
    run.faultPoint("after push");
    return saved;
  }

  private static Stored store(
      InputStream stream, StoredFile file, Repository repository, RunContext run)
      throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    try (var writer = repository.write(WriteOptions.file("FILE:" + file.path()))) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        writer.write(buffer, 0, read);
        bytes += read;
        run.progress(new Progress(bytes, OptionalLong.empty(), 0, OptionalLong.of(1)));
      }
      return new Stored(writer.finish(), bytes);
    }
  }
}
