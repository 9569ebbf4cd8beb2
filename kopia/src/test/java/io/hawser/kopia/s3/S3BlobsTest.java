package io.hawser.kopia.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3BlobsTest {
  private static final BlobId ID = new BlobId("p1");
  private static final S3Credentials CREDENTIALS = new S3Credentials("access", "canary-secret");
  private static final Duration STALL = Duration.ofSeconds(1);

  private final ScriptedServer server = new ScriptedServer();
  private final S3Blobs storage = storage(server.endpoint());

  private static S3Blobs storage(URI endpoint) {
    return new S3Blobs(options(endpoint), () -> CREDENTIALS);
  }

  private static S3Options options(URI endpoint) {
    return S3Options.serverWithoutTls(endpoint, "bucket", "pre/").withStall(STALL);
  }

  @AfterEach
  void close() {
    storage.close();
    server.close();
  }

  private static void assertKind(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageNotContaining("canary")
        .isInstanceOfSatisfying(BlobException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "404, NoSuchKey, MISSING",
    "404, NoSuchBucket, MISSING",
    "403, AccessDenied, DENIED",
    "403, SignatureDoesNotMatch, DENIED",
    "403, RequestTimeTooSkewed, DENIED",
    "403, QuotaExceeded, FULL",
    "400, ExpiredToken, DENIED",
    "400, RequestTimeout, TRANSIENT",
    "400, BadDigest, TRANSIENT",
    "400, InvalidArgument, OTHER",
    "409, OperationAborted, TRANSIENT",
    "416, InvalidRange, OUT_OF_RANGE",
    "429, TooManyRequests, THROTTLED",
    "500, InternalError, TRANSIENT",
    "502, Bad, TRANSIENT",
    "503, SlowDown, THROTTLED",
    "503, ServiceUnavailable, THROTTLED",
    "507, Full, FULL"
  })
  void tellsWhatMayHelp(int status, String code, Kind kind) {
    server.thenError(status, code);

    assertKind(kind, () -> storage.get(ID));
  }

  @ParameterizedTest
  @CsvSource({
    "RequestTimeTooSkewed, clocks",
    "ExpiredToken, expired",
    "NoSuchBucket, does not exist",
    "SignatureDoesNotMatch, secret key is wrong"
  })
  void namesTheBlobTheBucketAndTheCause(String code, String hint) {
    server.thenError(403, code);

    assertThatThrownBy(() -> storage.get(ID))
        .hasMessageContaining("read blob 'p1' in bucket 'bucket/pre/' at " + server.endpoint())
        .hasMessageContaining("403 " + code)
        .hasMessageContaining(hint);
  }

  @Test
  void sendsOnePlainRequestWithChecksumAndWithoutChunks() {
    server.thenObject("");

    storage.put(
        ID, ByteBuffer.wrap("con".getBytes(UTF_8)), ByteBuffer.wrap("tent".getBytes(UTF_8)));

    assertThat(server.requests()).hasSize(1);
    var request = server.requests().getFirst();
    assertThat(request.line()).isEqualTo("PUT /bucket/pre/p1");
    assertThat(request.body()).isEqualTo("content".getBytes(UTF_8));
    assertThat(request.contentType()).isEqualTo("application/x-kopia");
    assertThat(request.md5()).isEqualTo("mgNkuembtIDdJeHwKEyFVQ==");
  }

  @Test
  void refusesASuccessThatIsNotOne() {
    server
        .thenBody(200, "<Error><Code>InternalError</Code></Error>")
        .thenBody(200, "<Error><Code>InternalError</Code></Error>");

    assertKind(Kind.TRANSIENT, () -> storage.put(ID, ByteBuffer.wrap(new byte[10])));
    assertKind(Kind.TRANSIENT, () -> storage.get(ID));
  }

  @Test
  void noticesABodyThatBreaksOff() {
    ScriptedServer.Answer half =
        exchange -> {
          exchange.getResponseHeaders().add("ETag", "\"tag\"");
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[500]);
          exchange.getResponseBody().flush();
        };
    server.then(half).then(half);

    assertKind(Kind.TRANSIENT, () -> storage.get(ID));
    assertKind(Kind.TRANSIENT, () -> storage.get(ID, 0, 1000));
  }

  @Test
  void noticesAnAnswerThatIsNotTheRangeAskedFor() {
    server.thenObject("0123456789");

    assertKind(Kind.TRANSIENT, () -> storage.get(ID, 2, 3));
  }

  @Test
  void noticesAConnectionClosedWithoutAnAnswer() {
    server.then(exchange -> exchange.close()).then(exchange -> exchange.close());

    assertKind(Kind.TRANSIENT, () -> storage.put(ID, ByteBuffer.wrap(new byte[10])));
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    socket.close();
    try (var nobody = storage(URI.create("http://127.0.0.1:" + socket.getLocalPort()))) {
      assertKind(Kind.TRANSIENT, () -> nobody.get(ID));
    }
  }

  @Test
  @Timeout(20)
  void doesNotWaitForeverForAServerThatNeverAnswers() throws IOException {
    try (var socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        var stalled = storage(URI.create("http://127.0.0.1:" + socket.getLocalPort()))) {
      assertKind(Kind.TRANSIENT, () -> stalled.get(ID));
      assertKind(Kind.TRANSIENT, () -> stalled.metadata(ID));
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  @Timeout(20)
  void doesNotWaitForeverForAServerThatDoesNotRead() throws IOException {
    var large = ByteBuffer.allocate(8 << 20);
    try (var socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        var stalled =
            new S3Blobs(
                options(URI.create("http://127.0.0.1:" + socket.getLocalPort())),
                () -> CREDENTIALS,
                large.remaining())) {
      assertKind(Kind.TRANSIENT, () -> stalled.put(ID, large));
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void asksForCredentialsAtEachRequestAndOnceMoreWhenTheyWereRefused() {
    Queue<String> keys = new ArrayDeque<>(List.of("old", "old", "new", "new", "new"));
    try (var rotating =
        new S3Blobs(
            options(server.endpoint()),
            () -> new S3Credentials(String.valueOf(keys.poll()), "secret", "token"))) {
      server.thenError(400, "ExpiredToken").thenObject("content");

      assertThat(rotating.get(ID)).isEqualTo("content".getBytes(UTF_8));
    }

    var users = server.requests().stream().map(ScriptedServer.Request::authorization).toList();
    assertThat(users).hasSize(2);
    assertThat(users.get(0)).contains("Credential=old/");
    assertThat(users.get(1)).contains("Credential=new/");
  }

  @Test
  void doesNotAskAgainWithTheSameCredentials() {
    server.thenError(403, "InvalidAccessKeyId");

    assertKind(Kind.DENIED, () -> storage.get(ID));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void listsOnlyWhatIsDirectlyUnderThePrefixPageByPage() {
    server
        .thenBody(
            200,
            """
            <ListBucketResult><IsTruncated>true</IsTruncated>
            <NextContinuationToken>more</NextContinuationToken>
            <Contents><Key>pre/.storageconfig</Key><Size>1</Size>
            <LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>
            <Contents><Key>pre/p1</Key><Size>7</Size>
            <LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents></ListBucketResult>
            """)
        .thenBody(
            200,
            """
            <ListBucketResult><IsTruncated>false</IsTruncated>
            <Contents><Key>pre/p2</Key><Size>8</Size>
            <LastModified>2026-01-02T03:04:06.000Z</LastModified></Contents></ListBucketResult>
            """);
    var found = new ArrayList<String>();

    storage.list("p", blob -> found.add(blob.id() + " " + blob.length()));

    assertThat(found).containsExactly("p1 7", "p2 8");
    assertThat(server.requests().get(0).line())
        .contains("list-type=2", "prefix=pre%2Fp", "delimiter=%2F");
    assertThat(server.requests().get(1).line()).contains("continuation-token=more");
  }

  @Test
  void refusesPlainHttpUnlessItIsAllowed() {
    var endpoint = URI.create("http://s3.example.org");

    assertThatThrownBy(() -> S3Options.server(endpoint, "bucket", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no TLS");
  }

  @Test
  void neverPrintsSecrets() {
    assertThat(CREDENTIALS.toString()).doesNotContain("canary").contains("access");
    assertThat(storage.describe()).doesNotContain("canary").doesNotContain("access");
  }
}
