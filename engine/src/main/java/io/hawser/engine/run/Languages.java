package io.hawser.engine.run;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.engine.render.TemplateLanguage;

/**
 * The languages that blueprints are written in.
 *
 * @param go templates as Go's
 * @param mvel templates with {@code @{expression}}
 * @param kanister templates of Kanister's documents; their data has the fields of its
 *     TemplateParams
 * @param expression texts that are one MVEL expression, such as {@code when}
 */
public record Languages(
    TemplateLanguage go,
    TemplateLanguage mvel,
    TemplateLanguage expression,
    TemplateLanguage kanister) {

  /** Kanister's templates over plain maps. */
  public Languages(TemplateLanguage go, TemplateLanguage mvel, TemplateLanguage expression) {
    this(go, mvel, expression, go);
  }

  TemplateLanguage of(Blueprint blueprint) {
    return switch (blueprint.templating()) {
      case GO -> blueprint.apiVersion() == ApiVersion.KANISTER ? kanister : go;
      case MVEL -> mvel;
    };
  }
}
