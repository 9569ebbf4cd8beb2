package io.hawser.functions.data;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.snapshot.Subjects;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.restore.Overwrite;
import io.hawser.kopia.restore.RestoreOptions;
import io.hawser.kopia.restore.RestoreResult;
import io.hawser.kopia.restore.Restorer;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.SnapshotTree;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Restores a snapshot, or a part of one, to a directory. A resumed restore passes over what is
 * there and right.
 */
public final class KopiaRestore implements BuiltinFunction<KopiaRestore.Params> {
  private static final String LATEST = "latest";

  private static final Arg<String> SNAPSHOT =
      Arg.string("snapshot", LATEST, "id of the snapshot, its beginning, or latest");
  private static final Arg<Optional<String>> SOURCE =
      Arg.optionalString(
          "source", "path of which the latest is wanted; the action's subject by default");
  private static final Arg<String> TARGET =
      Arg.string("target", "directory to restore into; made if need be");
  private static final Arg<String> SUBPATH =
      Arg.string("subpath", "", "directory or file within the snapshot; all of it by default");
  private static final Arg<String> OVERWRITE =
      Arg.choice(
          "overwrite",
          "never",
          List.of("never", "older", "always"),
          "which files that are there and differ are replaced");
  private static final Arg<Boolean> OWNERS =
      Arg.bool("owners", true, "restore owners, as far as this process may");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "KopiaRestore",
              "Restore a snapshot of the repository into a directory",
              KopiaRestore::bind,
              SNAPSHOT,
              SOURCE,
              TARGET,
              SUBPATH,
              OVERWRITE,
              OWNERS)
          .giving("snapshotId", "the snapshot that was restored")
          .giving("target", "where it is now")
          .giving("files", "files written")
          .giving("bytes", "bytes written")
          .giving("alreadyThere", "files that were right before")
          .giving("problems", "entries not restored; the phase is partial if there are any");

  private final RepositoryWork repositories;

  record Params(
      String snapshot,
      Optional<String> source,
      String target,
      String subpath,
      RestoreOptions how) {}

  public KopiaRestore(Locations locations) {
    this.repositories = new RepositoryWork(locations);
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    return Optional.of(
        "restore snapshot '%s' from '%s' into '%s'"
            .formatted(
                params.snapshot(),
                RepositoryWork.location(context).metadata().name(),
                context.baseDirectory().resolve(params.target()).normalize()));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    var target = run.baseDirectory().resolve(params.target()).normalize();
    return repositories.reading(
        run,
        repository -> {
          var snapshot = find(params, repository, run);
          var root = snapshot.rootEntry().orElseThrow(() -> withoutData(snapshot));
          var entry = new SnapshotTree(repository).find(root, params.subpath());
          run.faultPoint("before restore");
          var result =
              new Restorer(repository, FileTree.local(), params.how(), new RestoreReport(run))
                  .restore(entry, target);
          run.faultPoint("after restore");
          return outputs(snapshot, target, result);
        });
  }

  private static SnapshotManifest find(Params params, Repository repository, RunContext run) {
    var snapshots = new Snapshots(repository);
    if (!params.snapshot().equals(LATEST)) {
      return snapshots.find(params.snapshot());
    }
    var path =
        params.source().map(Path::of).orElseGet(() -> Subjects.directory(Optional.empty(), run));
    var source = SourceInfo.of(repository.identity(), path);
    return snapshots
        .latest(source)
        .orElseThrow(() ->
            new PhaseException(
                ErrorClass.MISSING,
                "the repository holds no complete snapshot of '%s'".formatted(source)));
  }

  private static PhaseException withoutData(SnapshotManifest snapshot) {
    return new PhaseException(
        ErrorClass.CORRUPT, "the snapshot '%s' has no root directory".formatted(snapshot.id()));
  }

  private static Outputs outputs(SnapshotManifest snapshot, Path target, RestoreResult result) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("snapshotId", snapshot.id());
    values.put("target", target.toString());
    values.put("files", result.files());
    values.put("bytes", result.bytes());
    values.put("alreadyThere", result.alreadyThere());
    values.put("problems", result.problemCount());
    return new Outputs(values, !result.isWhole());
  }

  private static Params bind(Bound args) {
    var overwrite = Overwrite.valueOf(args.get(OVERWRITE).toUpperCase(Locale.ROOT));
    return new Params(
        args.get(SNAPSHOT),
        args.get(SOURCE),
        args.get(TARGET),
        args.get(SUBPATH),
        RestoreOptions.defaults().withOverwrite(overwrite).withOwners(args.get(OWNERS)));
  }
}
