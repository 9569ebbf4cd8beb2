package io.hawser.engine.template.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value together with the static type it was found under, as Go's {@code reflect.Value} has it:
 * what comes out of a {@code map[string]interface {}} is of type {@code interface {}} until it is
 * unwrapped, and error messages depend on that.
 *
 * @param type null for the invalid value, which is what is inside a nil interface
 */
public record Operand(@Nullable GoType type, @Nullable Object value) {
  /** Go's zero {@code reflect.Value}. */
  public static final Operand INVALID = new Operand(null, null);

  /** A value under its own type; null gives {@link #INVALID}. */
  public static Operand of(@Nullable Object value) {
    return value == null ? INVALID : new Operand(GoType.of(value), value);
  }

  public boolean isValid() {
    return type != null;
  }

  public Kind kind() {
    return type == null ? Kind.INVALID : type.kind();
  }

  /** The type of a valid operand. */
  public GoType typeOrThrow() {
    if (type == null) {
      throw new IllegalStateException("the invalid value has no type");
    }
    return type;
  }

  /** Whether a value whose kind can be nil is nil. */
  public boolean isNil() {
    return switch (value) {
      case null -> true;
      case GoSlice slice -> slice.nullableItems() == null;
      case GoBytes bytes -> bytes.isNil();
      case GoMap map -> map.nullableEntries() == null;
      case GoPointer pointer -> pointer.target() == null;
      default -> false;
    };
  }

  /** What an interface holds or a pointer points to. */
  public Operand elem() {
    return switch (value) {
      case null -> INVALID;
      case GoPointer pointer when kind() == Kind.PTR -> of(pointer.target());
      default -> of(value);
    };
  }

  /** Follows pointers and interfaces until something else or nil is reached. */
  public Operand indirect() {
    var current = this;
    while ((current.kind() == Kind.PTR || current.kind() == Kind.INTERFACE) && !current.isNil()) {
      current = current.elem();
    }
    return current;
  }

  /** Unwraps an interface, and nothing else. */
  public Operand unwrapped() {
    return kind() == Kind.INTERFACE ? elem() : this;
  }

  /** The number of bytes, items or entries of a string, slice or map. */
  public int length() {
    return switch (value) {
      case String text -> GoStrings.length(text);
      case GoText text -> GoStrings.length(text.value());
      case GoBytes bytes -> bytes.bytes().length;
      case List<?> list -> list.size();
      case GoSlice slice -> slice.items().size();
      case Map<?, ?> map -> map.size();
      case GoMap map -> map.entries().size();
      case null, default -> throw new IllegalStateException("no length: " + type);
    };
  }

  /** An item of a slice, under the slice's element type; a byte of a string. */
  public Operand index(int at) {
    return switch (value) {
      case String text -> byteAt(text, at);
      case GoText text -> byteAt(text.value(), at);
      case GoBytes bytes -> of(GoInt.unsignedByte(bytes.bytes()[at]));
      case null, default -> new Operand(typeOrThrow().elem(), items().get(at));
    };
  }

  private static Operand byteAt(String text, int at) {
    return of(GoInt.unsignedByte(GoStrings.toBytes(text)[at]));
  }

  /** The items of a slice as plain values. */
  @SuppressWarnings("unchecked") // A List in template data holds what templates know.
  public List<@Nullable Object> items() {
    return switch (value) {
      case List<?> list -> (List<@Nullable Object>) list;
      case GoSlice slice -> slice.items();
      case GoBytes bytes -> {
        var items = new ArrayList<@Nullable Object>(bytes.bytes().length);
        for (byte each : bytes.bytes()) {
          items.add(GoInt.unsignedByte(each));
        }
        yield items;
      }
      case null, default -> throw new IllegalStateException("no items: " + type);
    };
  }

  /** The entries of a map. */
  @SuppressWarnings("unchecked") // Keys of a Map in template data are strings.
  public Map<String, @Nullable Object> entries() {
    return switch (value) {
      case Map<?, ?> map -> (Map<String, @Nullable Object>) map;
      case GoMap map -> map.entries();
      case null, default -> throw new IllegalStateException("no entries: " + type);
    };
  }

  /** The keys of a map in Go's printing order. */
  public List<String> sortedKeys() {
    var keys = new ArrayList<>(entries().keySet());
    keys.sort(GoStrings::compare);
    return keys;
  }

  /** An entry of a map, under the map's element type; invalid if there is none. */
  public Operand entry(String key) {
    var entries = entries();
    var found = entries.get(key);
    return found == null && !entries.containsKey(key)
        ? INVALID
        : new Operand(typeOrThrow().elem(), found);
  }

  /** The value of a signed or unsigned integer. */
  public long integer() {
    return switch (value) {
      case GoInt number -> number.value();
      case Number number -> number.longValue();
      case null, default -> throw new IllegalStateException("no integer: " + type);
    };
  }

  /** The value of a floating-point number. */
  public double real() {
    if (value instanceof Double number) {
      return number;
    }
    throw new IllegalStateException("no floating-point number: " + type);
  }

  /** The text of a string of any type. */
  public String text() {
    return switch (value) {
      case String text -> text;
      case GoText text -> text.value();
      case null, default -> throw new IllegalStateException("no string: " + type);
    };
  }

  /** Go's truth: not the zero value, not empty, not nil. A struct is always true. */
  public boolean truth() {
    return switch (kind()) {
      case INVALID -> false;
      case SLICE, MAP, STRING -> length() > 0;
      case BOOL -> Boolean.TRUE.equals(value);
      case COMPLEX128 -> value instanceof GoComplex(double re, double im) && (re != 0 || im != 0);
      case FLOAT64 -> value instanceof Double number && number != 0;
      case PTR, INTERFACE -> !isNil();
      case STRUCT -> true;
      case INT, INT8, INT16, INT32, INT64, UINT, UINT8, UINT16, UINT32, UINT64 -> integer() != 0;
    };
  }
}
