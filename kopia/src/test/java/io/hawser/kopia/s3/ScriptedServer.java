package io.hawser.kopia.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An S3 server that says what it was told to, in order, and writes down what it was asked. Kopia's
 * {@code .storageconfig} is not there, unless a test puts it; who asks for it is not written down.
 */
final class ScriptedServer implements AutoCloseable {
  private static final String AMAZON = "x-amz-";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new ArrayList<>();
  private volatile String storageConfig = "";

  /** How one request is answered. */
  @FunctionalInterface
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  /** What was asked. */
  record Request(
      String line,
      String authorization,
      String contentType,
      String md5,
      byte[] body,
      Map<String, String> amazon) {}

  ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedServer withStorageConfig(String json) {
    storageConfig = json;
    return this;
  }

  ScriptedServer then(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** An error as S3 puts it. */
  ScriptedServer thenError(int status, String code) {
    return thenBody(status, "<Error><Code>%s</Code><Message>m</Message></Error>".formatted(code));
  }

  ScriptedServer thenBody(int status, String body) {
    return then(exchange -> reply(exchange, status, body.getBytes(UTF_8)));
  }

  /** A success with an entity tag, as objects have one. */
  ScriptedServer thenObject(String body) {
    return then(exchange -> {
      exchange.getResponseHeaders().add("ETag", "\"tag\"");
      reply(exchange, 200, body.getBytes(UTF_8));
    });
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      if (exchange.getRequestURI().getPath().endsWith("/.storageconfig")) {
        replyStorageConfig(exchange);
        return;
      }
      var request =
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              String.valueOf(headers.getFirst("Authorization")),
              String.valueOf(headers.getFirst("Content-Type")),
              String.valueOf(headers.getFirst("Content-MD5")),
              exchange.getRequestBody().readAllBytes(),
              amazon(headers));
      synchronized (requests) {
        requests.add(request);
      }
      var answer = answers.poll();
      if (answer == null) {
        throw new IllegalStateException("no answer left for " + request.line);
      }
      answer.give(exchange);
    }
  }

  private void replyStorageConfig(HttpExchange exchange) throws IOException {
    if (storageConfig.isEmpty()) {
      reply(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(UTF_8));
    } else {
      exchange.getResponseHeaders().add("ETag", "\"config\"");
      reply(exchange, 200, storageConfig.getBytes(UTF_8));
    }
  }

  /** What S3 alone has, by the rest of the header's name. */
  private static Map<String, String> amazon(Headers headers) {
    var found = new TreeMap<String, String>();
    headers.forEach((name, values) -> {
      var lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith(AMAZON)) {
        found.put(lower.substring(AMAZON.length()), values.getFirst());
      }
    });
    return found;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
