package io.hawser.kopia.format;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.crypto.ContentHashes;
import io.hawser.kopia.crypto.KeyBytes;
import io.hawser.kopia.crypto.KeyDerivation;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.crypto.PasswordKeys;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import io.hawser.kopia.splitter.Splitters;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes and opens the format blob {@code kopia.repository} and its companion {@code kopia.blobcfg}
 * (Kopia's format, section "Format blob").
 */
public final class FormatBlobs {
  public static final BlobId FORMAT_BLOB = new BlobId("kopia.repository");
  public static final BlobId RETENTION_BLOB = new BlobId("kopia.blobcfg");

  private static final Set<String> FEATURES = Set.of("index-v1", "index-v2");
  private static final int MAX_PACK_BYTES = 20 << 20;
  private static final int KEY_BYTES = 32;

  private FormatBlobs() {}

  /**
   * Makes a repository in an empty place.
   *
   * @throws RepositoryException of kind {@code NOT_EMPTY} when {@link BlobStorage#isEmpty} says
   *     that anything is there, {@code UNSUPPORTED} for a version or algorithm that is not known
   */
  public static OpenedFormat create(BlobStorage storage, CreateOptions options, Password password) {
    return create(storage, options, password, new PasswordKeys());
  }

  /** The same; the key is kept among others. */
  public static OpenedFormat create(
      BlobStorage storage, CreateOptions options, Password password, PasswordKeys keys) {
    var format = newFormat(options);
    requireSupported(format);
    format.epochs().requireValid();
    requireEmpty(storage);
    var uniqueId = KeyBytes.random(KEY_BYTES).bytes();
    var key = keys.derive(options.keyDerivation(), password, uniqueId);
    var outer = new OuterBlob("hawser", "0.1", "", uniqueId, options.keyDerivation(), new byte[0]);
    return write(storage, outer, format, key, options.retention());
  }

  /**
   * Makes sure that a repository may be made here.
   *
   * @throws RepositoryException of kind {@code NOT_EMPTY} when anything is there
   */
  public static void requireEmpty(BlobStorage storage) {
    if (!storage.isEmpty()) {
      throw new RepositoryException(
          Kind.NOT_EMPTY,
          "no repository is made in %s, because something is there already; choose an empty place"
              .formatted(storage.describe()));
    }
  }

  private static RepositoryFormat newFormat(CreateOptions options) {
    var legacy = options.version() == 1;
    var percent = options.eccOverheadPercent();
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "error correction adds 0 to 100 percent, not %d".formatted(percent));
    }
    if (legacy && percent > 0) {
      throw new IllegalArgumentException(
          "error correction needs format version 2 or 3: Kopia cannot read an index of format"
              + " version 1 that has it");
    }
    return new RepositoryFormat(
        options.version(),
        options.hash(),
        options.encryption(),
        options.splitter(),
        percent > 0 ? "REED-SOLOMON-CRC32" : "",
        percent,
        MAX_PACK_BYTES,
        legacy ? 1 : 2,
        legacy ? EpochParameters.DISABLED : EpochParameters.DEFAULTS,
        !legacy,
        KeyBytes.random(KEY_BYTES),
        KeyBytes.random(KEY_BYTES),
        Optional.empty(),
        List.of());
  }

  /**
   * Opens the repository of a place.
   *
   * @throws RepositoryException of kind {@code NOT_A_REPOSITORY} when there is no format blob,
   *     {@code WRONG_PASSWORD}, {@code CORRUPT} when the format blob is damaged, {@code
   *     UNSUPPORTED} for a version, feature or algorithm that is not known, and while somebody
   *     changes the format
   */
  public static OpenedFormat open(BlobStorage storage, Password password) {
    return open(storage, password, new PasswordKeys());
  }

  /** The same, with keys that were derived before. */
  public static OpenedFormat open(BlobStorage storage, Password password, PasswordKeys keys) {
    return open(storage, password, keys, Instant.now());
  }

  static OpenedFormat open(BlobStorage storage, Password password, PasswordKeys keys, Instant now) {
    var blob = readFormatBlob(storage);
    var outer = OuterBlob.decode(blob);
    var key = keys.derive(outer.keyDerivation(), password, outer.uniqueId());
    var passwordLock = new PasswordLock(key, outer.uniqueId());
    var sealedRetention = find(storage, RETENTION_BLOB);
    var json =
        passwordLock
            .open(outer.encrypted())
            .orElseThrow(
                () -> refused(storage, sealedRetention.flatMap(passwordLock::open).isPresent()));
    var format = FormatJson.decode(json);
    requireSupported(format);
    format.upgradeLock().ifPresent(lock -> requireNotInForce(lock, storage, now));
    var retention =
        sealedRetention
            .map(sealed ->
                passwordLock
                    .open(sealed)
                    .map(FormatJson::decodeRetention)
                    .orElseThrow(
                        () -> JsonFields.corrupt("kopia.blobcfg", "it does not open", null)))
            .orElse(BlobRetention.NONE);
    return new OpenedFormat(format, outer.uniqueId(), key, retention, blob);
  }

  private static byte[] readFormatBlob(BlobStorage storage) {
    return find(storage, FORMAT_BLOB)
        .orElseThrow(() ->
            new RepositoryException(
                Kind.NOT_A_REPOSITORY,
                "there is no repository in %s: it has no '%s'"
                    .formatted(storage.describe(), FORMAT_BLOB)));
  }

  private static Optional<byte[]> find(BlobStorage storage, BlobId id) {
    try {
      return Optional.of(storage.get(id));
    } catch (BlobException e) {
      if (e.kind() == BlobException.Kind.MISSING) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A wrong password and damage look alike, unless the password opens the other blob. */
  private static RepositoryException refused(BlobStorage storage, boolean passwordOpensRetention) {
    if (passwordOpensRetention) {
      return JsonFields.corrupt(
          FORMAT_BLOB.name(),
          "the password is right, but the blob in %s does not open".formatted(storage.describe()),
          null);
    }
    return new RepositoryException(
        Kind.WRONG_PASSWORD,
        "the password does not open the repository in %s".formatted(storage.describe()));
  }

  private static void requireSupported(RepositoryFormat format) {
    if (format.version() < 1 || format.version() > 3) {
      throw new RepositoryException(
          Kind.UNSUPPORTED, "format version %d; known: 1, 2, 3".formatted(format.version()));
    }
    if (format.indexVersion() > 2) {
      throw new RepositoryException(
          Kind.UNSUPPORTED, "index version %d; known: 1, 2".formatted(format.indexVersion()));
    }
    for (var feature : format.requiredFeatures()) {
      if (!FEATURES.contains(feature.name()) && !feature.warnOnly()) {
        throw new RepositoryException(
            Kind.UNSUPPORTED,
            "the repository needs the feature '%s' %s"
                .formatted(feature.name(), feature.message())
                .strip());
      }
    }
    ContentHashes.named(format.hash(), format.secret().bytes());
    format.contentCipher();
    Splitters.named(format.splitter());
  }

  private static void requireNotInForce(UpgradeLock lock, BlobStorage storage, Instant now) {
    if (lock.isInForce(now)) {
      throw new RepositoryException(
          Kind.UNSUPPORTED,
          "the repository in %s is being upgraded by '%s' since %s; nobody else may use it until that ends"
              .formatted(storage.describe(), lock.ownerId(), lock.created()));
    }
  }

  /**
   * Puts another password on the repository; the one that opened it no longer does.
   *
   * @throws RepositoryException of kind {@code UNSUPPORTED} in repositories of format version 1
   */
  public static OpenedFormat changePassword(
      BlobStorage storage, OpenedFormat opened, Password password) {
    if (!opened.format().passwordCanChange()) {
      throw new RepositoryException(
          Kind.UNSUPPORTED, "the password of a repository of format version 1 cannot be changed");
    }
    var outer = OuterBlob.decode(opened.blob());
    var key = KeyDerivation.fromPassword(outer.keyDerivation(), password, outer.uniqueId());
    return write(storage, outer, opened.format(), key, opened.retention());
  }

  /** Writes a changed format or retention under the password that opened the repository. */
  public static OpenedFormat update(
      BlobStorage storage, OpenedFormat opened, RepositoryFormat format, BlobRetention retention) {
    format.epochs().requireValid();
    var outer = OuterBlob.decode(opened.blob());
    return write(storage, outer, format, opened.passwordKey(), retention);
  }

  /** The companion goes first: a repository exists from the moment it has a format blob. */
  private static OpenedFormat write(
      BlobStorage storage,
      OuterBlob outer,
      RepositoryFormat format,
      KeyBytes key,
      BlobRetention retention) {
    var lock = new PasswordLock(key, outer.uniqueId());
    var blob = outer.withEncrypted(lock.close(FormatJson.encode(format))).encode();
    var locked = retention.over(storage, InstantSource.system());
    locked.put(RETENTION_BLOB, ByteBuffer.wrap(lock.close(FormatJson.encode(retention))));
    locked.put(FORMAT_BLOB, ByteBuffer.wrap(blob));
    return new OpenedFormat(format, outer.uniqueId(), key, retention, blob);
  }
}
