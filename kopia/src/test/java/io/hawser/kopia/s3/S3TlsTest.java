package io.hawser.kopia.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.blob.BlobException.Kind;
import io.hawser.kopia.blob.BlobId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3TlsTest {
  private static final String STORE_PASSWORD = "changeit";

  private Path directory = Path.of("");
  private final HttpsServer server = newServer();

  private static HttpsServer newServer() {
    try {
      return HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  void startServer(@TempDir Path temporary) throws Exception {
    directory = temporary;
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", certificate().toString());
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("ETag", "\"tag\"");
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("secure".getBytes(UTF_8));
          }
        });
    server.start();
  }

  private Path certificate() {
    return directory.resolve("ca.pem");
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "s3", "-storepass", STORE_PASSWORD));
    command.addAll(List.of("-keystore", directory.resolve("store.p12").toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(directory.resolve("store.p12"))) {
      store.load(in, STORE_PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, STORE_PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @AfterAll
  void stopServer() {
    server.stop(0);
  }

  private S3Options options() {
    var endpoint = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    return S3Options.server(endpoint, "bucket", "");
  }

  @Test
  void trustsTheCertificatesOfTheFile() {
    var options = options().withCaFile(certificate());
    try (var storage = new S3Blobs(options, () -> new S3Credentials("a", "b"))) {
      assertThat(storage.get(new BlobId("p1"))).isEqualTo("secure".getBytes(UTF_8));
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    try (var storage = new S3Blobs(options(), () -> new S3Credentials("a", "b"))) {
      assertThatThrownBy(() -> storage.get(new BlobId("p1")))
          .isInstanceOfSatisfying(
              BlobException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OTHER))
          .hasMessageContaining("certificate is not accepted");
    }
  }

  @Test
  void saysThatTheFileHoldsNoCertificate() throws IOException {
    var empty = Files.writeString(directory.resolve("empty.pem"), "");
    var options = options().withCaFile(empty);

    assertThatThrownBy(() -> new S3Blobs(options, () -> new S3Credentials("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty.pem");
  }
}
