package io.hawser.kopia.snapshot;

import io.hawser.kopia.repository.Repository;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The snapshots of a repository. What is saved or forgotten here is seen by others after the next
 * {@link Repository#flush}.
 */
public final class Snapshots {
  private static final Comparator<SnapshotManifest> BY_TIME =
      Comparator.comparing(SnapshotManifest::startTime).thenComparing(SnapshotManifest::endTime);

  private final Repository repository;

  public Snapshots(Repository repository) {
    this.repository = repository;
  }

  /** All of them, oldest first. */
  public List<SnapshotManifest> list() {
    return list(Map.of("type", "snapshot"));
  }

  /** Those of one source, oldest first. */
  public List<SnapshotManifest> list(SourceInfo source) {
    return list(SnapshotManifest.labels(source));
  }

  /** The newest complete one of a source. */
  public Optional<SnapshotManifest> latest(SourceInfo source) {
    return list(source).reversed().stream().filter(SnapshotManifest::isComplete).findFirst();
  }

  /**
   * The one whose id is, or alone starts with, the given text.
   *
   * @throws NoSuchSnapshotException when there is none, or more than one
   */
  public SnapshotManifest find(String idOrPrefix) {
    var all = list();
    var exact = all.stream().filter(snapshot -> snapshot.id().equals(idOrPrefix)).findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    var matching = all.stream().filter(snapshot -> snapshot.id().startsWith(idOrPrefix)).toList();
    if (idOrPrefix.isEmpty() || matching.isEmpty()) {
      throw new NoSuchSnapshotException(
          "no snapshot '%s' among the %d in the repository".formatted(idOrPrefix, all.size()));
    }
    if (matching.size() > 1) {
      var ids = matching.stream().map(SnapshotManifest::id).toList();
      throw new NoSuchSnapshotException(
          "'%s' is the start of %d snapshot ids: %s"
              .formatted(idOrPrefix, ids.size(), String.join(", ", ids)));
    }
    return matching.getFirst();
  }

  /**
   * Stores a new snapshot, or one that was changed in place of what it was; gives it its new id.
   */
  public SnapshotManifest save(SnapshotManifest manifest) {
    var id = repository.putManifest(manifest.labels(), ManifestJson.write(manifest));
    if (!manifest.id().isEmpty()) {
      repository.deleteManifest(manifest.id());
    }
    return manifest.withId(id);
  }

  /** Forgets a snapshot; its data goes when maintenance next finds it unused. */
  public void forget(SnapshotManifest manifest) {
    repository.deleteManifest(manifest.id());
  }

  private List<SnapshotManifest> list(Map<String, String> labels) {
    return repository.findManifests(labels).stream()
        .map(ManifestParser::parse)
        .sorted(BY_TIME)
        .toList();
  }
}
