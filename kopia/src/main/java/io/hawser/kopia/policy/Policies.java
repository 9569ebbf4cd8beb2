package io.hawser.kopia.policy;

import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import io.hawser.kopia.snapshot.SourceInfo;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of a repository. What is changed here is seen by others after the next {@link
 * Repository#flush}. Holds none: each question reads the manifests anew.
 */
public final class Policies {
  private final Repository repository;

  public Policies(Repository repository) {
    this.repository = repository;
  }

  /** All of them, in the order of their targets. */
  public List<Policy> list() {
    return manifests().stream()
        .map(Policies::parse)
        .sorted(Comparator.comparing(Policy::target))
        .toList();
  }

  /** The policy of that manifest. */
  public Optional<Policy> byId(String id) {
    return manifests().stream()
        .filter(manifest -> manifest.id().equals(id))
        .findFirst()
        .map(Policies::parse);
  }

  /** The policy of exactly this target. */
  public Optional<Policy> defined(PolicyTarget target) {
    var found = repository.findManifests(target.labels());
    return found.isEmpty() ? Optional.empty() : Optional.of(parse(found.getLast()));
  }

  /**
   * Stores the policy of a target in place of what it had.
   *
   * @throws InvalidPolicyException when it may not be stored
   */
  public Policy set(PolicyTarget target, PolicyDocument document) {
    document.check(target);
    var labels = target.labels();
    var old = repository.findManifests(labels);
    var id = repository.putManifest(labels, document.toJson());
    old.forEach(manifest -> repository.deleteManifest(manifest.id()));
    return new Policy(id, target, document);
  }

  /** Removes the policy of a target; false when there was none. */
  public boolean remove(PolicyTarget target) {
    var old = repository.findManifests(target.labels());
    old.forEach(manifest -> repository.deleteManifest(manifest.id()));
    return !old.isEmpty();
  }

  /** What is true for a target. Policies that do not apply to it may be damaged. */
  public EffectivePolicy effective(PolicyTarget target) {
    return effective(target, manifests());
  }

  /** The same among policies that were found before. */
  static EffectivePolicy effective(PolicyTarget target, List<ManifestEntry> all) {
    var applying =
        target.withParents().stream()
            .flatMap(parent -> all.stream().filter(policy -> target(policy).equals(parent)))
            .map(Policies::parse)
            .toList();
    return PolicyMerge.of(target, applying);
  }

  /** All of them, unread, in order of modification. */
  List<ManifestEntry> manifests() {
    return repository.findManifests(Map.of("type", "policy"));
  }

  /**
   * What is true for each directory of a source. As in Kopia, a policy of a path below the source
   * holds there by itself: it inherits neither from those above nor from the defaults.
   */
  public PolicyTree tree(SourceInfo source) {
    var all = manifests();
    var root = effective(PolicyTarget.of(source), all).document();
    var below = new LinkedHashMap<String, PolicyDocument>();
    for (var policy : all) {
      var target = target(policy);
      if (target.user().equals(source.user()) && target.host().equals(source.host())) {
        var relative = SourcePaths.below(source.path(), target.path());
        if (!relative.isEmpty()) {
          below.put(relative, parse(policy).document());
        }
      }
    }
    return PolicyTree.of(root, below);
  }

  private static PolicyTarget target(ManifestEntry policy) {
    return PolicyTarget.ofLabels(policy.labels());
  }

  private static Policy parse(ManifestEntry manifest) {
    try {
      var document = PolicyDocument.parse(manifest.json());
      return new Policy(manifest.id(), target(manifest), document);
    } catch (InvalidPolicyException e) {
      throw new RepositoryException(
          Kind.CORRUPT,
          "manifest '%s' is not a policy: %s".formatted(manifest.id(), e.getMessage()),
          e);
    }
  }
}
