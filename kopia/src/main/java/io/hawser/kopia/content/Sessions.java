package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.epoch.SealedBlobs;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The current session, if something was written since the last index. */
final class Sessions {
  private final BlobStorage storage;
  private final SealedBlobs sealed;
  private final ContentOptions options;
  private final SecureRandom random;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session current;

  Sessions(BlobStorage storage, SealedBlobs sealed, ContentOptions options, SecureRandom random) {
    this.storage = storage;
    this.sealed = sealed;
    this.options = options;
    this.random = random;
  }

  /** The current session; starts one when there is none. */
  Session current() {
    lock.lock();
    try {
      if (current == null) {
        current = Session.start(sealed, options.identity(), options.clock().instant(), random);
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** The current session, which from now on is not current any more; null when there is none. */
  @Nullable Session take() {
    lock.lock();
    try {
      var taken = current;
      current = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void end(Session session) {
    session.end(storage);
  }
}
