package io.hawser.engine.kanister;

import io.hawser.crds.ObjectReference;
import io.hawser.crds.Profile;
import io.hawser.crds.Profile.Credential;
import io.hawser.crds.Profile.KeyPair;
import io.hawser.engine.error.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code kanctl validate profile} refuses before it looks at the bucket itself. */
public final class ProfileRules {
  private static final String SUFFIX = ": Validation Failed";
  private static final Set<String> STORES = Set.of("s3Compliant", "gcs", "azure");

  private ProfileRules() {}

  /**
   * The first fault, as Kanister tells no more.
   *
   * @return a finding without a position, or none
   */
  public static List<Finding> check(Profile profile) {
    return location(profile)
        .or(() -> credential(profile.credential()))
        .or(() -> bucket(profile))
        .stream()
        .toList();
  }

  private static Optional<Finding> location(Profile profile) {
    var location = profile.location();
    return location != null && location.type() != null && STORES.contains(location.type())
        ? Optional.empty()
        : fault("location.type", "unknown or unsupported location type '%s'");
  }

  private static Optional<Finding> credential(@Nullable Credential credential) {
    var type = credential == null ? null : credential.type();
    if (credential != null && "keyPair".equals(type)) {
      return keyPair(credential.keyPair());
    }
    if (credential != null && "secret".equals(type)) {
      return secret(credential.secret());
    }
    return fault("credential.type", "Unsupported credential type '%s'");
  }

  private static Optional<Finding> keyPair(@Nullable KeyPair pair) {
    if (pair == null) {
      return fault("credential", "needs field 'keyPair'"); // kanctl crashes
    }
    if (isEmpty(pair.idField()) || isEmpty(pair.secretField())) {
      return fault("credential.keyPair", "Secret field or id field empty");
    }
    return pair.secret() == null || isEmpty(pair.secret().name())
        ? fault("credential.keyPair.secret", "Secret for bucket credentials not specified")
        : Optional.empty();
  }

  private static Optional<Finding> secret(@Nullable ObjectReference secret) {
    if (secret == null) {
      return fault("credential", "needs field 'secret'"); // kanctl crashes
    }
    if (isEmpty(secret.name())) {
      return fault("credential.secret.name", "Secret name is empty");
    }
    return isEmpty(secret.namespace())
        ? fault("credential.secret.namespace", "Secret namespace is empty")
        : Optional.empty();
  }

  private static Optional<Finding> bucket(Profile profile) {
    var location = profile.location();
    if (location == null || !"s3Compliant".equals(location.type())) {
      return Optional.empty();
    }
    if (isEmpty(location.bucket())) {
      return fault("location.bucket", "Bucket not specified");
    }
    return isEmpty(location.region())
        ? fault("location.region", "Bucket region not specified")
        : Optional.empty();
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static Optional<Finding> fault(String field, String message) {
    return Optional.of(new Finding(Optional.empty(), field, message + SUFFIX));
  }
}
