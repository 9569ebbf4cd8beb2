package io.hawser.functions.snapshot;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.RunContext;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A CephFS snapshot: a directory made in the hidden {@code .snap} of the subject. Names are kept to
 * 60 bytes, because the MDS cuts the names under which descendants list a snapshot at 79.
 *
 * @see <a href="https://docs.ceph.com/en/latest/dev/cephfs-snapshots/">CephFS snapshots</a>
 */
record CephfsRoute() implements Route {
  private static final String SNAP = ".snap";

  @Override
  public String name() {
    return "cephfs";
  }

  @Override
  public Optional<String> obstacle(Path subject, SnapshotOptions options) {
    try {
      var type = Files.getFileStore(subject).type();
      if (!type.equals("ceph") && !type.equals("fuse.ceph-fuse") && !type.equals("fuse.ceph")) {
        return Optional.of("it is on '%s', not on CephFS".formatted(type));
      }
    } catch (IOException e) {
      return Optional.of("its file system cannot be told: " + e.getMessage());
    }
    return Files.isDirectory(subject.resolve(SNAP))
        ? Optional.empty()
        : Optional.of("it has no '.snap': snapshots are switched off for this mount");
  }

  @Override
  public String words(Path subject, SnapshotOptions options) {
    return "make a CephFS snapshot of '%s'".formatted(subject);
  }

  @Override
  public Path place(Path subject, String name, SnapshotOptions options) {
    return subject.resolve(SNAP).resolve(name);
  }

  @Override
  public void create(Path subject, Path place, RunContext run) {
    try {
      var _ = Files.createDirectory(place);
    } catch (AccessDeniedException e) {
      throw denied(subject, e);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("not permitted")) {
        throw denied(subject, e);
      }
      throw new PhaseException(
          ErrorClass.TRANSIENT, "no CephFS snapshot '%s': %s".formatted(place, e.getMessage()), e);
    }
  }

  @Override
  public void delete(Path place, RunContext run) {
    try {
      Files.delete(place);
    } catch (NoSuchFileException e) {
      // Deleted before: what was wanted.
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.TRANSIENT,
          "the CephFS snapshot '%s' cannot be removed: %s".formatted(place, e.getMessage()),
          e);
    }
  }

  private static PhaseException denied(Path subject, IOException cause) {
    return new PhaseException(
        ErrorClass.DENIED,
        ("CephFS does not let this client make a snapshot of '%s'; its key needs the flag 's'"
                + " there, and a directory inside a subvolume can only be snapshotted as a whole"
                + " subvolume")
            .formatted(subject),
        cause);
  }
}
