package io.hawser.kopia.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a real server and does to some requests what networks and overloaded
 * servers do. One request a connection. Which requests suffer follows from the seed.
 */
final class FaultProxy implements AutoCloseable {
  private static final int PART = 16 << 10;

  private final URI target;
  private final Random random;
  private final double share;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

  /** What can go wrong. */
  enum Fault {
    INTERNAL_ERROR,
    SLOW_DOWN,
    RESET_BEFORE_THE_SERVER_SEES_IT,
    RESET_WITHIN_THE_REQUEST,
    ANSWER_LOST,
    ANSWER_CUT,
    SUCCESS_WITH_AN_ERROR_INSIDE
  }

  /**
   * @param share of the requests that suffer, from 0 to 1
   */
  FaultProxy(URI target, long seed, double share) {
    this.target = target;
    this.random = new Random(seed);
    this.share = share;
    try {
      this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** How often each fault was done. */
  synchronized Map<Fault, Integer> done() {
    return new EnumMap<>(done);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = new Socket(target.getHost(), target.getPort())) {
      var head = head(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      switch (choose()) {
        case INTERNAL_ERROR -> answer(client, head, "500 Internal Server Error", "InternalError");
        case SLOW_DOWN -> answer(client, head, "503 Slow Down", "SlowDown");
        case SUCCESS_WITH_AN_ERROR_INSIDE -> answer(client, head, "200 OK", "InternalError");
        case RESET_BEFORE_THE_SERVER_SEES_IT -> reset(client);
        case RESET_WITHIN_THE_REQUEST -> {
          send(head, server);
          copy(client.getInputStream(), server, length(head) / 2);
          reset(client);
        }
        case ANSWER_LOST -> {
          pass(head, client, server);
          server.getInputStream().transferTo(new ByteArrayOutputStream());
          reset(client);
        }
        case ANSWER_CUT -> {
          pass(head, client, server);
          var answer = server.getInputStream().readAllBytes();
          client.getOutputStream().write(answer, 0, answer.length * 2 / 3);
        }
        case null -> {
          pass(head, client, server);
          server.getInputStream().transferTo(client.getOutputStream());
        }
      }
    } catch (IOException e) {
      // A side that hung up: the other one notices, and that is what this is for.
      return;
    }
  }

  private synchronized @Nullable Fault choose() {
    if (random.nextDouble() >= share) {
      return null;
    }
    var fault = Fault.values()[random.nextInt(Fault.values().length)];
    done.merge(fault, 1, Integer::sum);
    return fault;
  }

  /** All up to the empty line. */
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (var next = in.read(); next != -1; next = in.read()) {
      head.append((char) next);
      if (next == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
        return head.toString();
      }
    }
    return "";
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  private static void pass(String head, Socket client, Socket server) throws IOException {
    send(head, server);
    copy(client.getInputStream(), server, length(head));
  }

  private static void send(String head, Socket server) throws IOException {
    var line = head.indexOf('\n') + 1;
    var others = head.substring(line).replaceAll("(?im)^connection:.*\r\n", "");
    var sent = head.substring(0, line) + "Connection: close\r\n" + others;
    server.getOutputStream().write(sent.getBytes(ISO_8859_1));
  }

  private static void copy(InputStream from, Socket to, int count) throws IOException {
    for (var left = count; left > 0; ) {
      var part = from.readNBytes(Math.min(left, PART));
      if (part.length == 0) {
        throw new IOException("the client hung up");
      }
      to.getOutputStream().write(part);
      left -= part.length;
    }
  }

  private static void answer(Socket client, String head, String status, String code)
      throws IOException {
    client.getInputStream().skipNBytes(length(head));
    var body = "<Error><Code>%s</Code></Error>".formatted(code);
    var answer =
        "HTTP/1.1 %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
            + "Connection: close\r\n\r\n%s";
    client
        .getOutputStream()
        .write(answer.formatted(status, body.length(), body).getBytes(ISO_8859_1));
  }

  private static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
