package io.hawser.engine.template.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Go type: what {@code reflect.Type} says about it. Two types are the same if their names are.
 */
public final class GoType {
  /**
   * A field of a struct.
   *
   * @param json the name in JSON, empty if the field is inlined, {@code -} if it is left out
   * @param omitEmpty left out of JSON when it holds its zero value
   */
  public record Field(String name, GoType type, String json, boolean omitEmpty, boolean embedded) {
    public static Field of(String name, GoType type) {
      return new Field(name, type, name, false, false);
    }

    public static Field tagged(String name, GoType type, String json) {
      return new Field(name, type, json, false, false);
    }

    public static Field optional(String name, GoType type, String json) {
      return new Field(name, type, json, true, false);
    }

    public boolean exported() {
      return Character.isUpperCase(name.codePointAt(0));
    }
  }

  public static final GoType BOOL = basic(Kind.BOOL);
  public static final GoType INT = basic(Kind.INT);
  public static final GoType INT32 = basic(Kind.INT32);
  public static final GoType INT64 = basic(Kind.INT64);
  public static final GoType UINT8 = basic(Kind.UINT8);
  public static final GoType UINT32 = basic(Kind.UINT32);
  public static final GoType UINT64 = basic(Kind.UINT64);
  public static final GoType FLOAT64 = basic(Kind.FLOAT64);
  public static final GoType COMPLEX128 = basic(Kind.COMPLEX128);
  public static final GoType STRING = basic(Kind.STRING);
  public static final GoType ANY = basic(Kind.INTERFACE, "interface {}");
  public static final GoType BYTES = slice(UINT8);
  public static final GoType ANY_SLICE = slice(ANY);
  public static final GoType STRINGS = slice(STRING);
  public static final GoType ANY_MAP = map(STRING, ANY);
  public static final GoType STRING_MAP = map(STRING, STRING);
  public static final GoType TIME = struct("time.Time", List.of());
  public static final GoType MONTH = named("time.Month", INT);
  public static final GoType WEEKDAY = named("time.Weekday", INT);
  public static final GoType DURATION = named("time.Duration", INT64);

  private static final Map<String, GoType> BY_NAME =
      Map.ofEntries(
          Map.entry("bool", BOOL),
          Map.entry("int", INT),
          Map.entry("int32", INT32),
          Map.entry("int64", INT64),
          Map.entry("uint8", UINT8),
          Map.entry("byte", UINT8),
          Map.entry("uint32", UINT32),
          Map.entry("float64", FLOAT64),
          Map.entry("string", STRING),
          Map.entry("any", ANY),
          Map.entry("time.Time", TIME),
          Map.entry("time.Month", MONTH),
          Map.entry("time.Weekday", WEEKDAY),
          Map.entry("time.Duration", DURATION));

  private final Kind kind;
  private final String name;
  private final boolean defined;
  private final @Nullable GoType elem;
  private final @Nullable GoType key;
  private final List<Field> fields;

  private GoType(
      Kind kind,
      String name,
      boolean defined,
      @Nullable GoType elem,
      @Nullable GoType key,
      List<Field> fields) {
    this.kind = kind;
    this.name = name;
    this.defined = defined;
    this.elem = elem;
    this.key = key;
    this.fields = List.copyOf(fields);
  }

  private static GoType basic(Kind kind) {
    return new GoType(kind, kind.toString(), true, null, null, List.of());
  }

  private static GoType basic(Kind kind, String name) {
    return new GoType(kind, name, false, null, null, List.of());
  }

  public static GoType slice(GoType elem) {
    return new GoType(Kind.SLICE, "[]" + elem, false, elem, null, List.of());
  }

  public static GoType map(GoType key, GoType elem) {
    return new GoType(Kind.MAP, "map[" + key + "]" + elem, false, elem, key, List.of());
  }

  public static GoType pointer(GoType elem) {
    return new GoType(Kind.PTR, "*" + elem, false, elem, null, List.of());
  }

  public static GoType struct(String name, List<Field> fields) {
    return new GoType(Kind.STRUCT, name, true, null, null, fields);
  }

  /** A defined type, {@code type name underlying}. */
  public static GoType named(String name, GoType underlying) {
    return new GoType(
        underlying.kind, name, true, underlying.elem, underlying.key, underlying.fields);
  }

  /** Reads a type as Go source writes it; {@code any} is {@code interface {}}. */
  public static GoType parse(String source) {
    if (source.startsWith("[]")) {
      return slice(parse(source.substring(2)));
    }
    if (source.startsWith("map[string]")) {
      return map(STRING, parse(source.substring("map[string]".length())));
    }
    if (source.startsWith("*")) {
      return pointer(parse(source.substring(1)));
    }
    return Optional.ofNullable(BY_NAME.get(source))
        .orElseThrow(() -> new IllegalArgumentException("no Go type '" + source + "'"));
  }

  /** The dynamic type of a value; empty for nil. */
  public static @Nullable GoType of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String _ -> STRING;
      case Long _ -> INT64;
      case Integer _ -> INT64;
      case Double _ -> FLOAT64;
      case Boolean _ -> BOOL;
      case List<?> _ -> ANY_SLICE;
      case Map<?, ?> _ -> ANY_MAP;
      case GoValue go -> go.type();
      default ->
          throw new IllegalArgumentException(
              "a template cannot use a value of " + value.getClass());
    };
  }

  public Kind kind() {
    return kind;
  }

  /** The element type of a slice, a map or a pointer. */
  public GoType elem() {
    if (elem == null) {
      throw new IllegalStateException(name + " has no elements");
    }
    return elem;
  }

  /** The key type of a map. */
  public GoType key() {
    if (key == null) {
      throw new IllegalStateException(name + " has no keys");
    }
    return key;
  }

  public List<Field> fields() {
    return fields;
  }

  /** The field of this name, those of embedded structs included. */
  public Optional<Field> field(String wanted) {
    for (var field : fields) {
      if (field.name().equals(wanted)) {
        return Optional.of(field);
      }
    }
    return fields.stream()
        .filter(Field::embedded)
        .flatMap(field -> field.type().field(wanted).stream())
        .findFirst();
  }

  /** Whether a Go assignment would take a value of this type for the target. */
  public boolean assignableTo(GoType target) {
    if (equals(target) || target.kind == Kind.INTERFACE) {
      return true;
    }
    return kind == target.kind
        && !(defined && target.defined)
        && (kind == Kind.MAP || kind == Kind.SLICE)
        && elem().equals(target.elem())
        && (kind == Kind.SLICE || key().equals(target.key()));
  }

  /** The value a variable of this type has before anything is assigned. */
  public @Nullable Object zero() {
    return switch (kind) {
      case INVALID, INTERFACE -> null;
      case BOOL -> false;
      case FLOAT64 -> 0.0;
      case COMPLEX128 -> new GoComplex(0, 0);
      case STRING -> GoText.of("", this);
      case SLICE -> new GoSlice(this, null);
      case MAP -> new GoMap(this, null);
      case PTR -> new GoPointer(this, null);
      case STRUCT -> equals(TIME) ? GoTime.ZERO : GoStruct.zero(this);
      case INT64 -> defined && !equals(INT64) ? new GoInt(0, this) : Long.valueOf(0);
      case INT, INT8, INT16, INT32, UINT, UINT8, UINT16, UINT32, UINT64 -> new GoInt(0, this);
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoType type && name.equals(type.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
