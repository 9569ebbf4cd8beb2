package io.hawser.functions.data;

import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.PlanContext;
import io.hawser.engine.function.RunContext;
import io.hawser.functions.quiesce.Freezes;
import io.hawser.functions.snapshot.SnapshotHandle;
import io.hawser.functions.snapshot.Subjects;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.policy.Expiry;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.upload.SnapshotDetails;
import io.hawser.kopia.upload.UploadOptions;
import io.hawser.kopia.upload.UploadResult;
import io.hawser.kopia.upload.Uploader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Uploads a directory as a snapshot of the repository. A resumed run finds the snapshot that it has
 * saved already; one of a live directory only once the freeze was proven to have held.
 */
public final class KopiaUpload implements BuiltinFunction<KopiaUpload.Params> {
  private static final Arg<Optional<String>> SNAPSHOT =
      Arg.optionalString("snapshot", "name of the Snapshot phase whose snapshot is uploaded");
  private static final Arg<Optional<String>> PATH =
      Arg.optionalString("path", "directory to upload; the action's subject without 'snapshot'");
  private static final Arg<Optional<String>> SOURCE =
      Arg.optionalString(
          "source",
          "path under which the repository keeps it; by default that of the directory that the"
              + " snapshot shows, so that all backups of a directory are of one source");
  private static final Arg<Optional<String>> FROZEN_BY =
      Arg.optionalString(
          "frozenBy",
          "name of the QuiesceExec phase whose freeze must hold while the live directory is read,"
              + " for want of a snapshot");
  private static final Arg<Long> PARALLELISM =
      Arg.integer(
          "parallelism", 0, "files read at once; 0 for what the policy says, or one a processor");
  private static final Arg<Map<String, String>> TAGS =
      Arg.stringMap("tags", "tags of the snapshot, besides those that name run and phase");

  private static final Arg<Optional<String>> DESCRIPTION =
      Arg.optionalString(
          "description", "what the snapshot is called; by default its run and phase");
  private static final Arg<List<String>> PINS =
      Arg.strings(
          "pins", List.of(), "pins of the snapshot: as long as it has one, nothing expires it");
  private static final Arg<Boolean> EXPIRE =
      Arg.bool(
          "expire",
          false,
          "afterwards forget the snapshots of this source that its policy does not keep; unlike"
              + " Kopia only if asked, because artifacts of older runs may name them");

  private static final FunctionSpec<Params> SPEC =
      FunctionSpec.of(
              "KopiaUpload",
              "Upload a directory into the repository",
              args ->
                  new Params(
                      args.get(SNAPSHOT),
                      args.get(PATH),
                      args.get(SOURCE),
                      args.get(FROZEN_BY),
                      args.get(PARALLELISM),
                      args.get(TAGS),
                      args.get(DESCRIPTION),
                      args.get(PINS),
                      args.get(EXPIRE)),
              SNAPSHOT,
              PATH,
              SOURCE,
              FROZEN_BY,
              PARALLELISM,
              TAGS,
              DESCRIPTION,
              PINS,
              EXPIRE)
          .giving("snapshotId", "the snapshot's id in the repository")
          .giving("rootObject", "id of its root directory")
          .giving("source", "user@host:path")
          .giving("bytes", "bytes of all files")
          .giving("files", "number of files")
          .giving(
              "errors", "entries that could not be read; the phase is partial if there are any");

  private final RepositoryWork repositories;
  private final Freezes freezes;

  record Params(
      Optional<String> snapshot,
      Optional<String> path,
      Optional<String> source,
      Optional<String> frozenBy,
      long parallelism,
      Map<String, String> tags,
      Optional<String> description,
      List<String> pins,
      boolean expire) {
    Params {
      if (snapshot.isPresent() && path.isPresent()) {
        throw new IllegalArgumentException("give 'snapshot' or 'path', not both");
      }
    }

    UploadOptions options() {
      return parallelism > 0
          ? UploadOptions.defaults().withParallelism(Math.toIntExact(parallelism))
          : UploadOptions.defaults();
    }
  }

  /** What is read, and what it is of. */
  private record Data(Path path, Path subject, boolean live) {}

  public KopiaUpload(Locations locations, Freezes freezes) {
    this.repositories = new RepositoryWork(locations);
    this.freezes = freezes;
  }

  @Override
  public FunctionSpec<Params> spec() {
    return SPEC;
  }

  @Override
  public Optional<String> plan(Params params, PlanContext context) {
    var location = repositories.checked(context);
    return Optional.of(
        "upload %s to '%s'%s"
            .formatted(
                params
                    .snapshot()
                    .map("the snapshot of phase '%s'"::formatted)
                    .orElse("the directory"),
                location.metadata().name(),
                params.expire() ? " and forget what its policy does not keep" : ""));
  }

  @Override
  public Outputs run(Params params, RunContext run) throws InterruptedException {
    var data = data(params, run);
    var frozenBy = data.live() ? params.frozenBy() : Optional.<String>empty();
    return repositories.writing(
        run,
        repository -> {
          var found = RunTags.find(repository, run);
          if (found.isPresent() && (frozenBy.isEmpty() || !run.state().isEmpty())) {
            expire(params, repository, found.get().source());
            return SnapshotOutputs.of(found.get());
          }
          if (found.isPresent()) {
            forget(repository, found.get());
          }
          return upload(params, data, frozenBy, repository, run);
        });
  }

  private Outputs upload(
      Params params, Data data, Optional<String> frozenBy, Repository repository, RunContext run)
      throws IOException, InterruptedException {
    if (frozenBy.isPresent()) {
      freezes.ensureFrozen(frozenBy.get(), run);
    }
    var source =
        params
            .source()
            .map(path -> SourceInfo.of(repository.identity(), Path.of(path)))
            .orElseGet(() -> SourceInfo.of(repository.identity(), data.subject()));
    var details =
        new SnapshotDetails(
            params.description().orElseGet(() -> RunTags.description(run)),
            RunTags.of(run, params.tags()),
            params.pins());
    var uploader =
        new Uploader(
            repository, FileTree.local(), params.options(), new UploadReport(run), run.clock());
    run.faultPoint("before upload");
    var result = uploader.upload(source, data.path(), details);
    var snapshot = result.snapshot();
    run.faultPoint("after upload");
    if (frozenBy.isPresent()) {
      proveOrForget(frozenBy.get(), repository, result, run);
    }
    run.saveState(Map.of("snapshotId", snapshot.id()));
    expire(params, repository, source);
    return SnapshotOutputs.of(snapshot);
  }

  private void proveOrForget(
      String frozenBy, Repository repository, UploadResult result, RunContext run)
      throws InterruptedException {
    try {
      freezes.proveFrozen(frozenBy, run);
    } catch (PhaseException e) {
      // One that was there before is not of this run.
      if (result.saved()) {
        forget(repository, result.snapshot());
      }
      throw e;
    }
  }

  /** Repeated by a resumed run without harm. */
  private static void expire(Params params, Repository repository, SourceInfo source) {
    if (params.expire()) {
      new Expiry(repository, ZoneId.systemDefault()).forgetExpired(source);
      repository.flush();
    }
  }

  private static void forget(Repository repository, SnapshotManifest snapshot) {
    new Snapshots(repository).forget(snapshot);
    repository.flush();
  }

  private static Data data(Params params, RunContext run) {
    if (params.snapshot().isPresent()) {
      var snapshot = SnapshotHandle.ofPhase(params.snapshot().get(), run);
      return new Data(snapshot.path(), snapshot.subject(), snapshot.isLive());
    }
    var directory = Subjects.directory(params.path(), run);
    return new Data(directory, directory, true);
  }
}
