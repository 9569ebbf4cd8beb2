package io.hawser.engine.render;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template ready to be rendered any number of times, by any thread. */
public interface Template {
  /**
   * Renders the template.
   *
   * @param data the names a template may use; values are String, Long, Double, Boolean, null, List,
   *     Map or a type of the language's own package; never changed
   * @return a String; a language may give another value where the whole text is one expression
   * @throws TemplateException of a class other than {@code parse}
   */
  @Nullable Object render(Map<String, ? extends @Nullable Object> data);
}
