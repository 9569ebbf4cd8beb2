package io.hawser.engine.run;

import io.hawser.engine.render.Template;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateException.Kind;
import io.hawser.engine.render.TemplateLanguage;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small language for tests: {@code @{Some.path}} in a text, or one path ({@code !} negates it)
 * where the whole text is an expression. A name that is not there is an error.
 */
record PathLanguage(boolean isExpression) implements TemplateLanguage {
  private static final Pattern HOLE = Pattern.compile("@\\{([^}]*)}");

  static Languages languages() {
    var templates = new PathLanguage(false);
    return new Languages(templates, templates, new PathLanguage(true));
  }

  @Override
  public Template parse(String text) {
    if (text.contains("@{") && !text.contains("}")) {
      throw new TemplateException(Kind.PARSE, "unclosed @{", 1, 1, null);
    }
    return isExpression ? data -> value(text, data) : data -> render(text, data);
  }

  private static @Nullable Object render(
      String text, Map<String, ? extends @Nullable Object> data) {
    var whole = HOLE.matcher(text);
    if (whole.matches()) {
      return value(whole.group(1), data);
    }
    return HOLE.matcher(text).replaceAll(hole -> String.valueOf(value(hole.group(1), data)));
  }

  private static @Nullable Object value(String path, Map<String, ? extends @Nullable Object> data) {
    if (path.startsWith("!")) {
      return !Boolean.TRUE.equals(value(path.substring(1), data));
    }
    @Nullable Object at = data;
    for (var name : path.split("\\.", -1)) {
      if (!(at instanceof Map<?, ?> map) || !map.containsKey(name)) {
        throw new TemplateException(
            Kind.MISSING_KEY, "'%s' not found in '%s'".formatted(name, path), 1, 1, null);
      }
      at = map.get(name);
    }
    return at;
  }
}
