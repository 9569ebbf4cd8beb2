package io.hawser.kopia.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Breaks off a request of which the server has stopped taking the body. A time-out for reading from
 * the socket does not see that, and one for the whole request must allow for the body's length.
 */
record WatchedUploads(SdkHttpClient http, Duration stall) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var content = request.contentStreamProvider();
    if (content.isEmpty()) {
      return http.prepareRequest(request);
    }
    var lastTaken = new AtomicLong(System.nanoTime());
    var upload = HttpExecuteRequest.builder().request(request.httpRequest());
    request.metricCollector().ifPresent(upload::metricCollector);
    upload.contentStreamProvider(() -> new Body(content.get().newStream(), lastTaken));
    return new Upload(http.prepareRequest(upload.build()), stall, lastTaken);
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }

  /** Notes when something was last taken. */
  private static final class Body extends FilterInputStream {
    private final AtomicLong lastTaken;

    Body(InputStream content, AtomicLong lastTaken) {
      super(content);
      this.lastTaken = lastTaken;
    }

    @Override
    public int read() throws IOException {
      lastTaken.set(System.nanoTime());
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      lastTaken.set(System.nanoTime());
      return super.read(bytes, offset, length);
    }
  }

  private record Upload(ExecutableHttpRequest request, Duration stall, AtomicLong lastTaken)
      implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      lastTaken.set(System.nanoTime());
      var watch = Thread.ofVirtual().name("s3-stall").start(this::abortWhenStalled);
      try {
        return request.call();
      } catch (IOException e) {
        throw isStalled() ? stalled(e) : e;
      } finally {
        watch.interrupt();
      }
    }

    private void abortWhenStalled() {
      try {
        while (!isStalled()) {
          Thread.sleep(left());
        }
        request.abort();
      } catch (InterruptedException e) {
        // The request has ended: nothing is left to watch.
      }
    }

    private Duration left() {
      return stall.minusNanos(System.nanoTime() - lastTaken.get()).plusMillis(1);
    }

    private boolean isStalled() {
      return System.nanoTime() - lastTaken.get() >= stall.toNanos();
    }

    private IOException stalled(IOException cause) {
      var timeout =
          new SocketTimeoutException(
              "the server took nothing for %s s".formatted(stall.toMillis() / 1000.0));
      return (IOException) timeout.initCause(cause);
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
