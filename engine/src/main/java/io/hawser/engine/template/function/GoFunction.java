package io.hawser.engine.template.function;

import org.jspecify.annotations.Nullable;

/** A function that templates can call. Thread-safe. */
public record GoFunction(Signature signature, Body body) {
  /** What a function does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Computes the result.
     *
     * @return a value of the signature's result type, or an {@code Operand} for type value
     * @throws CallFailure if it cannot
     */
    @Nullable Object call(Arguments arguments);
  }

  public static GoFunction of(String signature, Body body) {
    return new GoFunction(Signature.parse(signature), body);
  }

  public String name() {
    return signature.name();
  }
}
