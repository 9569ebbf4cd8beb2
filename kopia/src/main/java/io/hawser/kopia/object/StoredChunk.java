package io.hawser.kopia.object;

import io.hawser.kopia.blob.BlobException;
import io.hawser.kopia.repository.ObjectId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A chunk that a thread is storing. Its bytes must not change until then. */
record StoredChunk(int length, FutureTask<ObjectId> task) {
  static StoredChunk start(ChunkStore chunks, byte[] bytes, int length) {
    var task = new FutureTask<>(() -> chunks.store(bytes, 0, length));
    Thread.startVirtualThread(task);
    return new StoredChunk(length, task);
  }

  /** Waits for the thread, and throws what it threw. */
  ObjectId await() {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlobException(
          BlobException.Kind.INTERRUPTED, "interrupted while a chunk was stored", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  void cancel() {
    task.cancel(true);
  }
}
