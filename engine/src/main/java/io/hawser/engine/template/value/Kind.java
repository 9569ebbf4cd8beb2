package io.hawser.engine.template.value;

import java.util.Locale;

/** Go's {@code reflect.Kind}, as far as templates can meet it. */
public enum Kind {
  INVALID,
  BOOL,
  INT,
  INT8,
  INT16,
  INT32,
  INT64,
  UINT,
  UINT8,
  UINT16,
  UINT32,
  UINT64,
  FLOAT64,
  COMPLEX128,
  STRING,
  INTERFACE,
  SLICE,
  MAP,
  PTR,
  STRUCT;

  public boolean isSigned() {
    return switch (this) {
      case INT, INT8, INT16, INT32, INT64 -> true;
      default -> false;
    };
  }

  public boolean isUnsigned() {
    return switch (this) {
      case UINT, UINT8, UINT16, UINT32, UINT64 -> true;
      default -> false;
    };
  }

  public boolean isInteger() {
    return isSigned() || isUnsigned();
  }

  /** Whether a value of this kind may be nil. */
  public boolean canBeNil() {
    return switch (this) {
      case INTERFACE, SLICE, MAP, PTR -> true;
      default -> false;
    };
  }

  /** Go's name of the kind, {@code int64} for example. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
