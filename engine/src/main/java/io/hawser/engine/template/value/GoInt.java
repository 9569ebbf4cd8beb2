package io.hawser.engine.template.value;

/** An integer of another type than int64: int, int32, uint8, time.Month, time.Duration, … */
public record GoInt(long value, GoType type) implements GoValue {
  public static GoInt of(long value) {
    return new GoInt(value, GoType.INT);
  }

  public static GoInt unsignedByte(int value) {
    return new GoInt(value & 0xff, GoType.UINT8);
  }
}
