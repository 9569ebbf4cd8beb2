package io.hawser.kopia.s3;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobLock;
import io.hawser.kopia.blob.BlobMetadata;
import io.hawser.kopia.blob.BlobParts;
import io.hawser.kopia.blob.BlobStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * Blobs as objects of a bucket: the key is the prefix and the blob's name (Kopia's format, section
 * "S3 provider").
 *
 * <p>One request for each call, and none is repeated here: see {@link
 * io.hawser.kopia.blob.RetryingBlobs}. A request that makes no progress fails after the time that
 * the options say, a large one after that and a second for each 128 KiB. The credentials are asked
 * for at each request; when they were refused and have changed meanwhile, once more.
 */
public final class S3Blobs implements BlobStorage {
  private static final String CONTENT_TYPE = "application/x-kopia";

  /** Kopia keeps a setting of its own here; no blob. */
  private static final String CONFIG = ".storageconfig";

  private static final int LEAST_BYTES_PER_SECOND = 128 << 10;

  private final S3Options options;
  private final Supplier<S3Credentials> credentials;
  private final S3Client client;
  private final int leastBytesPerSecond;

  /** Read before the first blob is written; rules of a few lines. */
  private volatile @Nullable StorageClasses storageClasses;

  /** Asks the server nothing yet. */
  public S3Blobs(S3Options options, Supplier<S3Credentials> credentials) {
    this(options, credentials, LEAST_BYTES_PER_SECOND);
  }

  S3Blobs(S3Options options, Supplier<S3Credentials> credentials, int leastBytesPerSecond) {
    this.leastBytesPerSecond = leastBytesPerSecond;
    this.options = options;
    this.credentials = credentials;
    this.client = S3Clients.client(options, credentials);
  }

  private String key(BlobId id) {
    return options.prefix() + id.name();
  }

  private AwsRequestOverrideConfiguration timeout(long bytes) {
    var transfer = Duration.ofSeconds(bytes / leastBytesPerSecond);
    return AwsRequestOverrideConfiguration.builder()
        .apiCallAttemptTimeout(options.stall().plus(transfer))
        .build();
  }

  private <T> T call(String what, Supplier<T> request) {
    var before = credentials.get();
    try {
      return request.get();
    } catch (SdkException e) {
      var described = S3Errors.describe(what, e);
      if (described.kind() != Kind.DENIED || credentials.get().equals(before)) {
        throw described;
      }
    }
    try {
      return request.get();
    } catch (SdkException e) {
      throw S3Errors.describe(what, e);
    }
  }

  private String blob(String what, BlobId id) {
    return "%s blob '%s' in %s".formatted(what, id, describe());
  }

  @Override
  public byte[] get(BlobId id) {
    return call(blob("read", id), () -> get(id, null));
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    if (length == 0 || offset < 0 || length < 0) {
      BlobParts.requireInside(this, id, offset, length, metadata(id).length());
      return new byte[0];
    }
    var range = "bytes=%d-%d".formatted(offset, offset + length - 1);
    var bytes = call(blob("read", id), () -> get(id, range));
    if (bytes.length != length) {
      BlobParts.requireInside(this, id, offset, length, offset + bytes.length);
      throw new BlobException(
          Kind.TRANSIENT,
          "%s: the server sent %d bytes instead of %d"
              .formatted(blob("read", id), bytes.length, length),
          null);
    }
    return bytes;
  }

  private byte[] get(BlobId id, @Nullable String range) {
    try (var body =
        client.getObject(request ->
            request
                .bucket(options.bucket())
                .key(key(id))
                .range(range)
                .applyMutation(asked -> Requests.sendKey(asked, options.encryption()))
                .overrideConfiguration(timeout(0)))) {
      return readAll(id, body);
    } catch (IOException e) {
      throw new BlobException(
          Kind.TRANSIENT, "%s: %s".formatted(blob("read", id), e.getMessage()), e);
    }
  }

  /** The JDK's client takes a connection that breaks for the end of the body. */
  private byte[] readAll(BlobId id, ResponseInputStream<GetObjectResponse> body)
      throws IOException {
    var response = body.response();
    var length = response.contentLength();
    if (response.eTag() == null || length == null) {
      body.abort();
      throw S3Errors.notOfS3(blob("read", id));
    }
    var bytes = body.readNBytes(Math.toIntExact(length));
    if (bytes.length != length) {
      body.abort();
      throw new IOException(
          "the answer broke off after %d of %d bytes".formatted(bytes.length, length));
    }
    return bytes;
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    var head = head(id);
    return new BlobMetadata(id, head.contentLength(), head.lastModified());
  }

  private HeadObjectResponse head(BlobId id) {
    var head =
        call(
            blob("look up", id),
            () ->
                client.headObject(request ->
                    request
                        .bucket(options.bucket())
                        .key(key(id))
                        .applyMutation(asked -> Requests.sendKey(asked, options.encryption()))
                        .overrideConfiguration(timeout(0))));
    if (head.eTag() == null || head.contentLength() == null || head.lastModified() == null) {
      throw S3Errors.notOfS3(blob("look up", id));
    }
    return head;
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    put(id, null, parts);
  }

  private void put(BlobId id, @Nullable BlobLock lock, ByteBuffer... parts) {
    var length = BlobParts.length(parts);
    var md5 = Base64.getEncoder().encodeToString(md5(parts));
    var storageClass = storageClasses().of(id);
    var body =
        RequestBody.fromContentProvider(() -> new PartsInputStream(parts), length, CONTENT_TYPE);
    var answer =
        call(
            blob("write", id),
            () ->
                client.putObject(
                    request ->
                        request
                            .bucket(options.bucket())
                            .key(key(id))
                            .contentMD5(md5)
                            .storageClass(storageClass.isEmpty() ? null : storageClass)
                            .applyMutation(put -> Requests.encrypt(put, options.encryption()))
                            .applyMutation(put -> Requests.lock(put, lock))
                            .overrideConfiguration(timeout(length)),
                    body));
    if (answer.eTag() == null) {
      throw S3Errors.notOfS3(blob("write", id));
    }
  }

  private StorageClasses storageClasses() {
    var known = storageClasses;
    if (known == null) {
      known = readStorageClasses();
      storageClasses = known;
    }
    return known;
  }

  private StorageClasses readStorageClasses() {
    try {
      var json = get(new BlobId(CONFIG));
      return StorageClasses.decode(json, options.storageClass(), describe());
    } catch (BlobException e) {
      if (e.kind() == Kind.MISSING && !isBucketMissing(e)) {
        return new StorageClasses(List.of(), options.storageClass());
      }
      throw e;
    }
  }

  @Override
  public boolean hasLocks() {
    return true;
  }

  @Override
  public void putLocked(BlobId id, BlobLock lock, ByteBuffer... parts) {
    put(id, lock, parts);
  }

  @Override
  public void extendLock(BlobId id, BlobLock lock) {
    var before = lock(id);
    if (before.isPresent() && !before.get().until().isBefore(lock.until())) {
      return;
    }
    var _ =
        call(
            blob("extend the lock of", id),
            () ->
                client.putObjectRetention(request ->
                    request
                        .bucket(options.bucket())
                        .key(key(id))
                        .retention(retention ->
                            retention.mode(lock.mode().name()).retainUntilDate(lock.until()))
                        .overrideConfiguration(timeout(0))));
  }

  /** By HEAD, which the right to read is enough for. */
  @Override
  public Optional<BlobLock> lock(BlobId id) {
    var head = head(id);
    if (head.objectLockModeAsString() == null || head.objectLockRetainUntilDate() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new BlobLock(
            BlobLock.Mode.valueOf(head.objectLockModeAsString()),
            head.objectLockRetainUntilDate()));
  }

  private static byte[] md5(ByteBuffer... parts) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      for (var part : parts) {
        digest.update(part.duplicate());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks MD5", e);
    }
  }

  @Override
  public void delete(BlobId id) {
    try {
      var answer =
          call(
              blob("delete", id),
              () ->
                  client.deleteObject(request ->
                      request
                          .bucket(options.bucket())
                          .key(key(id))
                          .overrideConfiguration(timeout(0))));
      if (hasBody(answer.sdkHttpResponse())) {
        throw S3Errors.notOfS3(blob("delete", id));
      }
    } catch (BlobException e) {
      if (e.kind() != Kind.MISSING || isBucketMissing(e)) {
        throw e;
      }
    }
  }

  /** The SDK does not look at it; but a deletion is answered without one. */
  private static boolean hasBody(SdkHttpResponse answer) {
    return answer
        .firstMatchingHeader("Content-Length")
        .filter(length -> !length.equals("0"))
        .isPresent();
  }

  private static boolean isBucketMissing(BlobException e) {
    return e.getCause() instanceof NoSuchBucketException;
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    String token = null;
    do {
      var page = page(prefix, "/", 1000, token);
      for (var object : page.contents()) {
        var name = object.key().substring(options.prefix().length());
        if (!name.isEmpty() && !name.equals(CONFIG)) {
          each.accept(new BlobMetadata(new BlobId(name), object.size(), object.lastModified()));
        }
      }
      token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
    } while (token != null);
  }

  private ListObjectsV2Response page(
      String prefix, @Nullable String delimiter, int most, @Nullable String token) {
    return call(
        "list " + describe(),
        () ->
            client.listObjectsV2(request ->
                request
                    .bucket(options.bucket())
                    .prefix(options.prefix() + prefix)
                    .delimiter(delimiter)
                    .maxKeys(most)
                    .continuationToken(token)
                    .overrideConfiguration(timeout(0))));
  }

  /** Also false when there are objects deeper under the prefix, as in another repository. */
  @Override
  public boolean isEmpty() {
    return page("", null, 2, null).contents().stream()
        .allMatch(object -> object.key().equals(options.prefix() + CONFIG));
  }

  @Override
  public String describe() {
    var where = options.endpoint().map(uri -> " at " + uri).orElse("");
    return "bucket '%s/%s'%s".formatted(options.bucket(), options.prefix(), where);
  }

  @Override
  public void close() {
    client.close();
  }
}
