package io.hawser.engine.template.exec;

import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoType;
import org.jspecify.annotations.Nullable;

/** Integers of Go's types. */
final class Integers {
  private Integers() {}

  /** The bits as a value of an integer type, cut to its width; null stays null. */
  static @Nullable Object ofType(@Nullable Long bits, GoType type) {
    if (bits == null) {
      return null;
    }
    if (type.equals(GoType.INT64)) {
      return bits;
    }
    long cut =
        switch (type.kind()) {
          case INT8 -> bits.byteValue();
          case INT16 -> bits.shortValue();
          case INT32 -> bits.intValue();
          case UINT8 -> bits & 0xff;
          case UINT16 -> bits & 0xffff;
          case UINT32 -> bits & 0xffffffffL;
          default -> bits;
        };
    return new GoInt(cut, type);
  }
}
