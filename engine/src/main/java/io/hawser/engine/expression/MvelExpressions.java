package io.hawser.engine.expression;

import io.hawser.engine.render.Template;
import io.hawser.engine.render.TemplateLanguage;

/** Texts that are one expression as a whole, such as {@code when}. */
public final class MvelExpressions implements TemplateLanguage {
  @Override
  public Template parse(String text) {
    return Expression.parse(text)::evaluate;
  }
}
