package io.hawser.engine.run;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.engine.expression.MvelExpressions;
import io.hawser.engine.expression.MvelTemplates;
import io.hawser.engine.render.TemplateLanguage;
import io.hawser.engine.template.GoTemplates;
import io.hawser.engine.template.KanisterParams;
import io.hawser.engine.template.KanisterRendering;

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

  /** The languages of the product. */
  public static Languages standard(GoTemplates go) {
    var kanister = new KanisterRendering(go);
    return new Languages(
        go,
        new MvelTemplates(),
        new MvelExpressions(),
        text -> data -> kanister.text(text, KanisterParams.of(data)));
  }

  TemplateLanguage of(Blueprint blueprint) {
    return switch (blueprint.templating()) {
      case GO -> blueprint.apiVersion() == ApiVersion.KANISTER ? kanister : go;
      case MVEL -> mvel;
    };
  }
}
