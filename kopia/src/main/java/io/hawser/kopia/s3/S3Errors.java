package io.hawser.kopia.s3;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What may help against an error of S3: first by the code it gave, then by the HTTP status. */
final class S3Errors {
  private static final Map<String, Kind> BY_CODE =
      Map.ofEntries(
          Map.entry("NoSuchKey", Kind.MISSING),
          Map.entry("NoSuchBucket", Kind.MISSING),
          Map.entry("InvalidRange", Kind.OUT_OF_RANGE),
          Map.entry("SlowDown", Kind.THROTTLED),
          Map.entry("RequestLimitExceeded", Kind.THROTTLED),
          Map.entry("Throttling", Kind.THROTTLED),
          Map.entry("ThrottlingException", Kind.THROTTLED),
          Map.entry("TooManyRequests", Kind.THROTTLED),
          Map.entry("RequestTimeout", Kind.TRANSIENT),
          Map.entry("BadDigest", Kind.TRANSIENT),
          Map.entry("IncompleteBody", Kind.TRANSIENT),
          Map.entry("XAmzContentSHA256Mismatch", Kind.TRANSIENT),
          Map.entry("OperationAborted", Kind.TRANSIENT),
          Map.entry("QuotaExceeded", Kind.FULL),
          Map.entry("XMinioStorageFull", Kind.FULL),
          Map.entry("ExpiredToken", Kind.DENIED),
          Map.entry("InvalidToken", Kind.DENIED),
          Map.entry("TokenRefreshRequired", Kind.DENIED));

  private static final Map<String, String> HINTS =
      Map.of(
          "RequestTimeTooSkewed", "the clocks of this machine and the server differ too much",
          "ExpiredToken", "the credentials have expired",
          "InvalidAccessKeyId", "the server does not know the access key",
          "SignatureDoesNotMatch", "the secret key is wrong",
          "NoSuchBucket", "the bucket does not exist",
          "AuthorizationHeaderMalformed", "the region is wrong",
          "PermanentRedirect", "the bucket is at another endpoint or in another region");

  private S3Errors() {}

  /**
   * @param what that could not be done, such as {@code read blob 'x' in …}
   */
  static BlobException describe(String what, SdkException e) {
    if (isInterrupt(e)) {
      Thread.currentThread().interrupt();
      return new BlobException(Kind.INTERRUPTED, "interrupted: " + what, e);
    }
    return switch (e) {
      case AwsServiceException answered ->
          // Not as a cause: what a server says may repeat the access key.
          new BlobException(kindOf(answered), "%s: %s".formatted(what, text(answered)), null);
      case SdkServiceException answered ->
          new BlobException(
              byStatus(answered.statusCode()),
              "%s: the server answered %d".formatted(what, answered.statusCode()),
              e);
      default -> unanswered(what, e);
    };
  }

  /** A success that lacks what every such answer of S3 has. */
  static BlobException notOfS3(String what) {
    return new BlobException(
        Kind.TRANSIENT, what + ": the answer is a success, but not one of S3", null);
  }

  private static boolean isInterrupt(SdkException e) {
    if (e instanceof AbortedException) {
      return true;
    }
    // Its time-outs come as interrupts, which the SDK has dealt with.
    if (e instanceof ApiCallAttemptTimeoutException) {
      return false;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  private static Kind kindOf(AwsServiceException e) {
    var byCode = BY_CODE.get(code(e));
    return byCode == null ? byStatus(e.statusCode()) : byCode;
  }

  private static Kind byStatus(int status) {
    return switch (status) {
      case 404 -> Kind.MISSING;
      case 416 -> Kind.OUT_OF_RANGE;
      case 401, 403 -> Kind.DENIED;
      case 429, 503 -> Kind.THROTTLED;
      case 507 -> Kind.FULL;
      case 408, 409 -> Kind.TRANSIENT;
      // An error may come in the body of a success, from S3 itself too.
      default -> status < 300 || status >= 500 ? Kind.TRANSIENT : Kind.OTHER;
    };
  }

  static String code(AwsServiceException e) {
    var details = e.awsErrorDetails();
    return details == null ? "" : String.valueOf(details.errorCode());
  }

  private static String text(AwsServiceException e) {
    var code = code(e);
    var said = code.isEmpty() ? "" : " " + code;
    var hint = HINTS.containsKey(code) ? ": " + HINTS.get(code) : "";
    return "the server answered %d%s%s".formatted(e.statusCode(), said, hint);
  }

  /** No answer: broken connections may heal, a certificate that is not trusted does not. */
  private static BlobException unanswered(String what, SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLHandshakeException) {
        return new BlobException(
            Kind.OTHER,
            "%s: the server's certificate is not accepted: %s".formatted(what, cause.getMessage()),
            e);
      }
    }
    return new BlobException(Kind.TRANSIENT, "%s: no answer: %s".formatted(what, innermost(e)), e);
  }

  private static String innermost(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
