package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What storages have in common about the bytes of a blob. */
public final class BlobParts {
  private BlobParts() {}

  public static BlobException missing(BlobStorage where, BlobId id, @Nullable Throwable cause) {
    return new BlobException(
        BlobException.Kind.MISSING, "no blob '%s' in %s".formatted(id, where.describe()), cause);
  }

  /** What a storage without locks answers to those who ask for one. */
  public static BlobException noLocks(BlobStorage where) {
    return new BlobException(
        BlobException.Kind.OTHER,
        "%s cannot lock blobs; retention needs a bucket with object lock"
            .formatted(where.describe()),
        null);
  }

  /** Refuses a part that a blob does not have with a {@link BlobException}. */
  public static void requireInside(
      BlobStorage where, BlobId id, long offset, int length, long blobLength) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "a part starts at 0 or later and has 0 bytes or more, not %d bytes at %d"
              .formatted(length, offset));
    }
    if (offset > blobLength - length) {
      throw new BlobException(
          BlobException.Kind.OUT_OF_RANGE,
          "blob '%s' in %s has %d bytes, not the %d at %d that were asked for"
              .formatted(id, where.describe(), blobLength, length, offset),
          null);
    }
  }

  public static long length(ByteBuffer... parts) {
    var length = 0L;
    for (var part : parts) {
      length += part.remaining();
    }
    return length;
  }

  /** A copy of all parts, whose positions are not changed. */
  public static byte[] join(ByteBuffer... parts) {
    var joined = ByteBuffer.allocate(Math.toIntExact(length(parts)));
    for (var part : parts) {
      joined.put(part.duplicate());
    }
    return joined.array();
  }
}
