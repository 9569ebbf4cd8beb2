package io.hawser.kopia.blob;

import io.hawser.kopia.blob.BlobException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Fails as often as it is told, each time before the storage is asked. */
final class FlakyBlobs implements BlobObserver {
  private final Deque<Kind> failures = new ArrayDeque<>();
  private int calls;

  void failNext(List<Kind> kinds) {
    failures.addAll(kinds);
  }

  int calls() {
    return calls;
  }

  @Override
  public void before(BlobOperation operation, String name) {
    calls++;
    var kind = failures.poll();
    if (kind != null) {
      throw new BlobException(kind, "blob '%s' is not to be had".formatted(name), null);
    }
  }
}
