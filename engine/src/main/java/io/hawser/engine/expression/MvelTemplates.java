package io.hawser.engine.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hawser.engine.render.Template;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateException.Kind;
import io.hawser.engine.render.TemplateLanguage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts with {@code @{expression}} in them; with its at sign doubled it stands for itself. A text
 * that is one expression from end to end yields the expression's value with its type; otherwise
 * values are put into the text, lists and maps as JSON.
 */
public final class MvelTemplates implements TemplateLanguage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Value(Expression expression, int line, int column) implements Part {}
  }

  /** A parsed template; {@link #names} serves checks before a run. */
  public static final class Parsed implements Template {
    private final List<Part> parts;

    private Parsed(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    @Override
    public @Nullable Object render(Map<String, ? extends @Nullable Object> data) {
      if (parts.size() == 1 && parts.getFirst() instanceof Part.Value(var expression, _, _)) {
        return expression.evaluate(data);
      }
      var text = new StringBuilder();
      for (var part : parts) {
        text.append(
            switch (part) {
              case Part.Text(var fixed) -> fixed;
              case Part.Value value -> text(value, data);
            });
      }
      return text.toString();
    }

    /** As {@link Expression#names}, of all expressions. */
    public List<List<String>> names() {
      return parts.stream()
          .filter(part -> part instanceof Part.Value)
          .flatMap(part -> ((Part.Value) part).expression().names().stream())
          .toList();
    }

    /** True when the text holds no expression. */
    public boolean isFixed() {
      return parts.stream().allMatch(part -> part instanceof Part.Text);
    }
  }

  @Override
  public Parsed parse(String text) {
    var parts = new ArrayList<Part>();
    var fixed = new StringBuilder();
    int offset = 0;
    while (offset < text.length()) {
      if (text.startsWith("@@{", offset)) {
        fixed.append("@{");
        offset += 3;
      } else if (text.startsWith("@{", offset)) {
        if (!fixed.isEmpty()) {
          parts.add(new Part.Text(fixed.toString()));
          fixed.setLength(0);
        }
        offset = readValue(text, offset, parts);
      } else {
        fixed.append(text.charAt(offset++));
      }
    }
    if (!fixed.isEmpty() || parts.isEmpty()) {
      parts.add(new Part.Text(fixed.toString()));
    }
    return new Parsed(parts);
  }

  /** Reads one expression; gives the offset after it. Expressions hold no braces. */
  private static int readValue(String text, int start, List<Part> parts) {
    int line = (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int column = start - text.lastIndexOf('\n', start);
    int end = text.indexOf('}', start);
    if (end < 0) {
      throw new TemplateException(
          Kind.PARSE, "'@{' is not closed by '}'; write '@@{' for the text", line, column, null);
    }
    var expression = Expression.parse(text.substring(start + 2, end), line, column + 2);
    parts.add(new Part.Value(expression, line, column));
    return end + 1;
  }

  private static String text(Part.Value part, Map<String, ? extends @Nullable Object> data) {
    return switch (part.expression().evaluate(data)) {
      case null ->
          throw new TemplateException(
              Kind.EXEC,
              "'%s' is null, which has no text".formatted(part.expression()),
              part.line(),
              part.column(),
              null);
      case Double number when number == Math.rint(number) && !number.isInfinite() ->
          new BigDecimal(number).toPlainString();
      case List<?> list -> json(list);
      case Map<?, ?> map -> json(map);
      case Object value -> value.toString();
    };
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are JSON", e);
    }
  }
}
