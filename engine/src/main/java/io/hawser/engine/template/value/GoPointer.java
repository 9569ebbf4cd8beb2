package io.hawser.engine.template.value;

import org.jspecify.annotations.Nullable;

/** A pointer; a null target is a nil pointer of its type. */
public record GoPointer(GoType type, @Nullable Object target) implements GoValue {
  public static GoPointer to(GoStruct target) {
    return new GoPointer(GoType.pointer(target.type()), target);
  }
}
