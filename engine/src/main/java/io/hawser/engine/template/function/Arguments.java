package io.hawser.engine.template.function;

import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, checked against the signature before. */
public record Arguments(List<Operand> operands, Surroundings surroundings) {
  public Arguments {
    operands = List.copyOf(operands);
  }

  public int count() {
    return operands.size();
  }

  /** An argument with its static type. */
  public Operand operand(int index) {
    return operands.get(index);
  }

  /** An argument as it is. */
  public @Nullable Object any(int index) {
    return operands.get(index).value();
  }

  public String text(int index) {
    return operands.get(index).text();
  }

  public boolean bool(int index) {
    return Boolean.TRUE.equals(any(index));
  }

  public long integer(int index) {
    return operands.get(index).integer();
  }

  /** An argument of type int, which is used as a length or a count: clamped to Java's int. */
  public int count(int index) {
    return Math.clamp(integer(index), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  public double real(int index) {
    return any(index) instanceof Double number ? number : 0;
  }

  /** The entries of a map; empty for a nil map. */
  public Map<String, @Nullable Object> map(int index) {
    return operands.get(index).entries();
  }

  /** The arguments from the index on, those of a variadic parameter for example. */
  public List<@Nullable Object> from(int index) {
    var values = new ArrayList<@Nullable Object>();
    for (var operand : operands.subList(index, operands.size())) {
      values.add(operand.value());
    }
    return values;
  }
}
