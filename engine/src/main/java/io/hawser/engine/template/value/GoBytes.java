package io.hawser.engine.template.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@code []byte}; null is Go's nil slice. */
@SuppressWarnings("ArrayRecordComponent") // Equality is written out below.
public record GoBytes(byte @Nullable [] nullableBytes) implements GoValue {
  private static final byte[] EMPTY = {};

  /** The bytes themselves; empty for nil. */
  public byte[] bytes() {
    return nullableBytes == null ? EMPTY : nullableBytes;
  }

  public boolean isNil() {
    return nullableBytes == null;
  }

  @Override
  public GoType type() {
    return GoType.BYTES;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoBytes that && Arrays.equals(nullableBytes, that.nullableBytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(nullableBytes);
  }

  @Override
  public String toString() {
    return "GoBytes[" + bytes().length + "]";
  }
}
