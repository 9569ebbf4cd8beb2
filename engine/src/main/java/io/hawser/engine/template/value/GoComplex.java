package io.hawser.engine.template.value;

/** A complex128, which only a literal such as {@code 1i} can make. */
public record GoComplex(double real, double imaginary) implements GoValue {
  @Override
  public GoType type() {
    return GoType.COMPLEX128;
  }
}
