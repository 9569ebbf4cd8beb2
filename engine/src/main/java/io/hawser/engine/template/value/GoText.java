package io.hawser.engine.template.value;

/** A string of a defined type, {@code v1alpha1.LocationType} for example. */
public record GoText(String value, GoType type) implements GoValue {
  /** The text as a value of the type: a plain String where the type is {@code string} itself. */
  public static Object of(String value, GoType type) {
    return type.equals(GoType.STRING) ? value : new GoText(value, type);
  }
}
