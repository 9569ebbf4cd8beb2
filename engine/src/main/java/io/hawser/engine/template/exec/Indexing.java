package io.hawser.engine.template.exec;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.GoText;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.Arrays;

/** Go's functions {@code index} and {@code slice}. */
final class Indexing {
  private Indexing() {}

  static Operand index(Arguments arguments) {
    var item = arguments.operand(0).unwrapped();
    if (!item.isValid()) {
      throw new CallFailure("index of untyped nil");
    }
    for (int i = 1; i < arguments.count(); i++) {
      var index = arguments.operand(i).unwrapped();
      item = item.indirect();
      item =
          switch (item.kind()) {
            case SLICE, STRING -> {
              int at = position(index, item.length());
              if (at == item.length()) {
                throw new CallFailure(beyond(item));
              }
              yield item.index(at);
            }
            case MAP -> entry(item, index);
            case INTERFACE, PTR -> throw new CallFailure("index of nil pointer");
            default -> throw new CallFailure("can't index item of type " + item.typeOrThrow());
          };
    }
    return item;
  }

  private static String beyond(Operand item) {
    return item.kind() == Kind.STRING
        ? "reflect: string index out of range"
        : "reflect: slice index out of range";
  }

  private static Operand entry(Operand map, Operand index) {
    if (!index.isValid()) {
      throw new CallFailure("value is nil; should be of type " + map.typeOrThrow().key());
    }
    if (!index.typeOrThrow().assignableTo(map.typeOrThrow().key())) {
      throw new CallFailure(
          "value has type %s; should be %s"
              .formatted(index.typeOrThrow(), map.typeOrThrow().key()));
    }
    var found = map.entry(index.text());
    var element = map.typeOrThrow().elem();
    return found.isValid() ? found : new Operand(element, element.zero());
  }

  /** An index as a number from 0 to the capacity. */
  private static int position(Operand index, int capacity) {
    if (!index.isValid()) {
      throw new CallFailure("cannot index slice/array with nil");
    }
    if (!index.kind().isInteger()) {
      throw new CallFailure("cannot index slice/array with type " + index.typeOrThrow());
    }
    long at = index.integer();
    if (at < 0 || at > capacity) {
      throw new CallFailure("index out of range: " + at);
    }
    return (int) at;
  }

  static Operand slice(Arguments arguments) {
    var outer = arguments.operand(0).unwrapped();
    if (!outer.isValid()) {
      throw new CallFailure("slice of untyped nil");
    }
    var item = outer.indirect();
    if (item.kind() == Kind.INTERFACE || item.kind() == Kind.PTR) {
      throw new CallFailure("slice of nil pointer");
    }
    int indexes = arguments.count() - 1;
    if (indexes > 3) {
      throw new CallFailure("too many slice indexes: " + indexes);
    }
    if (item.kind() == Kind.STRING && indexes == 3) {
      throw new CallFailure("cannot 3-index slice a string");
    }
    if (item.kind() != Kind.STRING && item.kind() != Kind.SLICE) {
      throw new CallFailure("can't slice item of type " + item.typeOrThrow());
    }
    int[] bounds = {0, item.length(), item.length()};
    for (int i = 0; i < indexes; i++) {
      bounds[i] = position(arguments.operand(i + 1).unwrapped(), item.length());
    }
    for (int i = 1; i < (indexes == 3 ? 3 : 2); i++) {
      if (bounds[i - 1] > bounds[i]) {
        throw new CallFailure("invalid slice index: %d > %d".formatted(bounds[i - 1], bounds[i]));
      }
    }
    return cut(item, bounds[0], bounds[1]);
  }

  /** A part of a string or a slice; a part of a slice shares its items. */
  static Operand cut(Operand item, int from, int to) {
    GoType type = item.typeOrThrow();
    return switch (item.value()) {
      case GoBytes bytes -> Operand.of(new GoBytes(Arrays.copyOfRange(bytes.bytes(), from, to)));
      case GoSlice slice -> Operand.of(new GoSlice(type, slice.items().subList(from, to)));
      case String text -> Operand.of(GoStrings.slice(text, from, to));
      case GoText text -> Operand.of(GoText.of(GoStrings.slice(text.value(), from, to), type));
      case null, default -> Operand.of(item.items().subList(from, to));
    };
  }
}
