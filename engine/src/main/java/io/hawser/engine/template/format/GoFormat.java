package io.hawser.engine.template.format;

import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Go's {@code fmt.Sprint}, {@code Sprintln} and {@code Sprintf}. */
public final class GoFormat {
  /** Go refuses widths and precisions beyond this. */
  private static final int LARGEST_WIDTH = 1_000_000;

  private final int limit;

  /**
   * @param limit the largest number of characters a result may have
   */
  public GoFormat(int limit) {
    this.limit = limit;
  }

  /** One value under {@code %v}. */
  public String value(@Nullable Object value) {
    var state = new FormatState(new Output(limit));
    new Printer(state).argument(value, 'v');
    return state.out.toString();
  }

  /** Values one after the other, with a space between two that are not strings. */
  public String print(List<? extends @Nullable Object> values) {
    var state = new FormatState(new Output(limit));
    var printer = new Printer(state);
    boolean afterString = true;
    for (var value : values) {
      boolean string = Operand.of(value).kind() == Kind.STRING;
      if (!string && !afterString) {
        state.out.append(' ');
      }
      printer.argument(value, 'v');
      afterString = string;
    }
    return state.out.toString();
  }

  /** Values with spaces between them and a line feed at the end. */
  public String println(List<? extends @Nullable Object> values) {
    var state = new FormatState(new Output(limit));
    var printer = new Printer(state);
    for (int i = 0; i < values.size(); i++) {
      state.out.append(i > 0 ? " " : "");
      printer.argument(values.get(i), 'v');
    }
    return state.out.append('\n').toString();
  }

  /** Values in the places that the format has for them. */
  public String printf(String format, List<? extends @Nullable Object> values) {
    return new FormatRun(format, values, new Output(limit)).run();
  }

  static boolean tooLarge(long number) {
    return number > LARGEST_WIDTH || number < -LARGEST_WIDTH;
  }
}
