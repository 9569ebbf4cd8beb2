package io.hawser.functions.data;

import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.Progress;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.exec.Command;
import io.hawser.functions.exec.CommandStream;
import io.hawser.functions.secret.SecretEnvironment;
import io.hawser.kopia.repository.ObjectReader;
import io.hawser.kopia.repository.Repository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Hands a file that {@link LocationPush} kept to a program, or writes it to a file. */
public final class LocationPull implements BuiltinFunction<LocationPull.Params> {
  private static final int BUFFER_BYTES = 1 << 17;

  private static final Arg<Optional<String>> SNAPSHOT =
      Arg.optionalString("snapshot", "id of the snapshot; the newest that holds 'path' by default");
  private static final Arg<List<String>> COMMAND =
      Arg.strings("command", List.of(), "program that reads it from its standard input");
  private static final Arg<Optional<String>> FILE =
      Arg.optionalString("file", "file to write, in place of 'command'; replaced only when whole");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "LocationPull",
              "Hand a kept file to a program, or write it to a file",
              LocationPull::bind,
              StoredFile.PATH,
              SNAPSHOT,
              COMMAND,
              FILE,
              Command.WORKING_DIRECTORY,
              Command.ENV,
              SecretEnvironment.ARG)
          .giving("bytes", "how many were handed over");

  private final RepositoryWork repositories;

  record Params(StoredFile file, Optional<String> snapshot, Target target) {}

  /** Where the data goes. */
  sealed interface Target {
    record Program(Command command) implements Target {}

    record File(String path) implements Target {}
  }

  public LocationPull(Locations locations) {
    this.repositories = new RepositoryWork(locations);
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of(
        "hand '%s' to %s"
            .formatted(
                params.file().path(),
                switch (params.target()) {
                  case Target.Program(var command) ->
                      "the program '%s'".formatted(command.argv().getFirst());
                  case Target.File(var path) -> "the file '%s'".formatted(path);
                }));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    return repositories.reading(
        run,
        repository ->
            switch (params.target()) {
              case Target.Program(var command) ->
                  Outputs.of(
                      "bytes",
                      CommandStream.write(
                              command, run, stream -> copy(params, repository, stream, run))
                          .value());
              case Target.File(var path) -> toFile(params, repository, path, run);
            });
  }

  private static Outputs toFile(Params params, Repository repository, String path, RunContext run)
      throws IOException {
    var target = run.baseDirectory().resolve(path);
    var part = target.resolveSibling(run.resourceName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var stream = Files.newOutputStream(part)) {
      long bytes = copy(params, repository, stream, run);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Outputs.of("bytes", bytes);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long copy(
      Params params, Repository repository, OutputStream stream, RunContext run)
      throws IOException {
    var entry = params.file().find(params.snapshot(), repository);
    try (var reader = repository.read(entry.object())) {
      return copy(reader, stream, run);
    }
  }

  private static long copy(ObjectReader reader, OutputStream stream, RunContext run)
      throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      stream.write(buffer, 0, read);
      bytes += read;
      run.progress(new Progress(bytes, OptionalLong.of(reader.length()), 0, OptionalLong.of(1)));
    }
    return bytes;
  }

  private static Params bind(Bound args) {
    var command = args.get(COMMAND);
    var file = args.get(FILE);
    if (command.isEmpty() == file.isEmpty()) {
      throw new IllegalArgumentException("give either 'command' or 'file'");
    }
    Target target =
        file.isPresent()
            ? new Target.File(file.get())
            : new Target.Program(Command.of(command, args));
    return new Params(StoredFile.of(args.get(StoredFile.PATH)), args.get(SNAPSHOT), target);
  }
}
