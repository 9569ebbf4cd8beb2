package io.hawser.kopia.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BlobMetricsTest {
  @Test
  void countsCallsErrorsAndBytes() {
    var metrics = new BlobMetrics();
    var storage = new ObservedBlobs(new MemoryBlobs(), metrics);
    storage.put(new BlobId("p1"), ByteBuffer.wrap(new byte[10]));
    storage.put(new BlobId("p2"), ByteBuffer.wrap(new byte[5]));
    storage.get(new BlobId("p1"));
    assertThatThrownBy(() -> storage.get(new BlobId("p3"))).isInstanceOf(BlobException.class);

    var puts = metrics.totals(BlobOperation.PUT);
    var gets = metrics.totals(BlobOperation.GET);

    assertThat(puts.calls()).isEqualTo(2);
    assertThat(puts.errors()).isZero();
    assertThat(puts.bytes()).isEqualTo(15);
    assertThat(gets.calls()).isEqualTo(2);
    assertThat(gets.errors()).isEqualTo(1);
    assertThat(gets.bytes()).isEqualTo(10);
    assertThat(gets.took()).isPositive();
  }
}
