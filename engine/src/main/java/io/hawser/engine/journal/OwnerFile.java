package io.hawser.engine.journal;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Says which process executes the runs of one ActionSet. The file is checked and changed only under
 * a lock of the operating system, so that of two processes that find a dead owner one takes over.
 * The lock is held for the moment of the change, not for the run: who holds a run is told by the
 * file's content, which can be shown to a user.
 */
final class OwnerFile {
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private final Path file;

  OwnerFile(Path file) {
    this.file = file;
  }

  /** Takes the ActionSet unless a live process has it; gives that process then. */
  Optional<Owner> take(Owner taker) throws IOException {
    try (var channel = open();
        var lock = lock(channel)) {
      var holder = content(channel).filter(Processes::isAlive);
      if (holder.isEmpty()) {
        replace(channel, JournalJson.write(taker));
      }
      lock.release();
      return holder;
    }
  }

  /** Gives the ActionSet up; does nothing if another one has it. */
  void release(Owner holder) throws IOException {
    try (var channel = open();
        var lock = lock(channel)) {
      if (content(channel).filter(holder::equals).isPresent()) {
        replace(channel, new byte[0]);
      }
      lock.release();
    }
  }

  /** The live owner, if there is one. */
  Optional<Owner> holder() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var channel = open();
        var lock = lock(channel)) {
      var holder = content(channel).filter(Processes::isAlive);
      lock.release();
      return holder;
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        // Another thread of this process looks at the file, which takes it no time worth waiting
        // for in a better way.
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private static Optional<Owner> content(FileChannel channel) throws IOException {
    var json = Channels.newInputStream(channel.position(0)).readAllBytes();
    try {
      return json.length == 0 ? Optional.empty() : Optional.of(JournalJson.read(json, Owner.class));
    } catch (JacksonException e) {
      // Cut short by a crash while it was written: that owner began nothing.
      return Optional.empty();
    }
  }

  private static void replace(FileChannel channel, byte[] json) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(json), 0);
    channel.force(true);
  }
}
