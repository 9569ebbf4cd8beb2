package io.hawser.engine.run;

import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.crds.Blueprint.Artifact;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.render.TemplateLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the values of one blueprint: every string is a template, and so are the keys of maps in
 * Kanister's documents. What is not a string stays as it is.
 */
final class Rendering {
  private final TemplateLanguage language;
  private final TemplateLanguage expressions;
  private final boolean isKanister;

  Rendering(Blueprint blueprint, Languages languages) {
    language = languages.of(blueprint.templating());
    expressions = languages.expression();
    isKanister = blueprint.apiVersion() == ApiVersion.KANISTER;
  }

  Map<String, @Nullable Object> args(
      Map<String, ? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> data) {
    var rendered = new LinkedHashMap<String, @Nullable Object>();
    args.forEach((name, value) -> rendered.put(key(name, data), value(value, data)));
    return rendered;
  }

  Map<String, Artifact> artifacts(
      Map<String, Artifact> artifacts, Map<String, ? extends @Nullable Object> data) {
    var rendered = new LinkedHashMap<String, Artifact>();
    artifacts.forEach((name, artifact) -> rendered.put(name, artifact(artifact, data)));
    return rendered;
  }

  /** Whether a phase is to run. */
  boolean condition(String expression, Map<String, ? extends @Nullable Object> data) {
    var result = expressions.parse(expression).render(data);
    if (result instanceof Boolean decision) {
      return decision;
    }
    throw new PhaseException(
        ErrorClass.INVALID,
        "'when: %s' must be true or false, not '%s'".formatted(expression, result));
  }

  /** The elements of a {@code forEach}: a list, a template, or an expression. */
  List<@Nullable Object> elements(Object forEach, Map<String, ? extends @Nullable Object> data) {
    var value =
        forEach instanceof String text && !text.contains("@{") && !text.contains("{{")
            ? expressions.parse(text).render(data)
            : value(forEach, data);
    return switch (value) {
      case List<?> list -> new ArrayList<>(list);
      case String json when json.stripLeading().startsWith("[") -> JsonList.parse(json);
      case null, default ->
          throw new PhaseException(
              ErrorClass.INVALID,
              "'forEach: %s' must give a list, not '%s'".formatted(forEach, value));
    };
  }

  private Artifact artifact(Artifact artifact, Map<String, ? extends @Nullable Object> data) {
    var values = new LinkedHashMap<String, String>();
    artifact.keyValue().forEach((key, text) -> values.put(key, text(text, data)));
    var snapshot = artifact.kopiaSnapshot();
    return new Artifact(values, snapshot == null ? null : text(snapshot, data));
  }

  private String text(String template, Map<String, ? extends @Nullable Object> data) {
    return String.valueOf(language.parse(template).render(data));
  }

  private String key(String key, Map<String, ? extends @Nullable Object> data) {
    return isKanister ? text(key, data) : key;
  }

  private @Nullable Object value(
      @Nullable Object value, Map<String, ? extends @Nullable Object> data) {
    return switch (value) {
      case String text -> language.parse(text).render(data);
      case List<?> list -> {
        var rendered = new ArrayList<@Nullable Object>();
        list.forEach(item -> rendered.add(value(item, data)));
        yield rendered;
      }
      case Map<?, ?> map -> {
        var rendered = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> rendered.put(key(String.valueOf(key), data), value(item, data)));
        yield rendered;
      }
      case null -> {
        if (isKanister) {
          throw new PhaseException(
              ErrorClass.INVALID, "an argument is null, which Kanister's blueprints cannot say");
        }
        yield null;
      }
      default -> value;
    };
  }
}
