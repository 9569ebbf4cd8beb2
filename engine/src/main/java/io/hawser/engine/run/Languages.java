package io.hawser.engine.run;

import io.hawser.crds.Blueprint.Templating;
import io.hawser.engine.render.TemplateLanguage;

/**
 * The languages that blueprints are written in.
 *
 * @param go templates as Go's
 * @param mvel templates with {@code @{expression}}
 * @param expression texts that are one MVEL expression, such as {@code when}
 */
public record Languages(TemplateLanguage go, TemplateLanguage mvel, TemplateLanguage expression) {

  TemplateLanguage of(Templating templating) {
    return switch (templating) {
      case GO -> go;
      case MVEL -> mvel;
    };
  }
}
