package io.hawser.engine.expression;

import io.hawser.engine.expression.Gate.Operand;
import io.hawser.engine.expression.Gate.Passed;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateException.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An MVEL expression that passed the gate, such as {@code Inputs.mode == 'full' && Phases.dump
 * .Output.size > 0}. It sees the data it is given and nothing else; its cost is linear in its
 * length (at most 512 characters). Names that are not evaluated ({@code &&}, {@code ||}, {@code
 * ?:}) need not exist; {@code Options contains 'x'} asks whether one does. Immutable, for any
 * thread.
 */
public final class Expression {
  private final String text;
  private final Passed passed;
  private final int line;
  private final int column;

  private Expression(String text, Passed passed, int line, int column) {
    this.text = text;
    this.passed = passed;
    this.line = line;
    this.column = column;
  }

  /**
   * Reads an expression.
   *
   * @throws TemplateException of kind PARSE, with the column
   */
  public static Expression parse(String text) {
    return parse(text, 1, 1);
  }

  /** Reads an expression that begins at a place of a larger text. */
  static Expression parse(String text, int line, int column) {
    try {
      return new Expression(text.strip(), Gate.pass(text.stripTrailing()), line, column);
    } catch (ExpressionError e) {
      throw e.at(line, column);
    }
  }

  /**
   * Computes the value: String, Long, Double, Boolean, null, List or Map.
   *
   * @param data plain values; never changed
   * @throws TemplateException of kind MISSING_KEY for a name that is not there, else EXEC
   */
  public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> data) {
    var missing = new AtomicReference<TemplateException>();
    try {
      return PlainValue.copy(
          Mvel.compute(
              passed.code(), passed.variables().size(), number -> lookUp(number, data, missing)));
    } catch (RuntimeException e) {
      var cause = missing.get();
      throw cause != null ? cause : failure("'%s' cannot be computed".formatted(text), e);
    }
  }

  /**
   * Computes a condition.
   *
   * @throws TemplateException as {@link #evaluate}, and when the value is neither true nor false
   */
  public boolean test(Map<String, ? extends @Nullable Object> data) {
    if (evaluate(data) instanceof Boolean truth) {
      return truth;
    }
    throw failure("'%s' is neither true nor false".formatted(text), null);
  }

  /** The beginnings of the paths it uses, such as {@code [Phases, dump, Output, size]}. */
  public List<List<String>> names() {
    return passed.variables().stream()
        .filter(operand -> operand instanceof Operand.Path)
        .map(operand -> ((Operand.Path) operand).path().names())
        .toList();
  }

  /** What MVEL computes. */
  String code() {
    return passed.code();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Keeps what is missing, since MVEL wraps exceptions in its own. */
  private @Nullable Object lookUp(
      int variable,
      Map<String, ? extends @Nullable Object> data,
      AtomicReference<TemplateException> missing) {
    return switch (passed.variables().get(variable)) {
      case Operand.Constant(var value) -> value;
      case Operand.Path(var path) -> {
        try {
          yield PlainValue.copy(path.resolve(data));
        } catch (DataPath.Missing e) {
          var message = String.valueOf(e.getMessage());
          var failure =
              new TemplateException(Kind.MISSING_KEY, message, line, column + e.offset(), e);
          missing.compareAndSet(null, failure);
          throw failure;
        }
      }
    };
  }

  private TemplateException failure(String message, @Nullable Throwable cause) {
    return new TemplateException(Kind.EXEC, message, line, column, cause);
  }
}
