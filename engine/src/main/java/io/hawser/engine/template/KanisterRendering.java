package io.hawser.engine.template;

import io.hawser.engine.render.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Renders the arguments, artifacts and object references of a Kanister blueprint by Kanister's
 * rules. A template always gives a string, which is not read again as a number. Thread-safe.
 */
public final class KanisterRendering {
  private static final String NO_ENTRY = "map has no entry for key ";
  private static final List<String> REFERENCE_FIELDS =
      List.of("apiVersion", "group", "resource", "kind", "name", "namespace");

  private final GoTemplates templates;

  public KanisterRendering(GoTemplates templates) {
    this.templates = templates;
  }

  /**
   * Renders one template.
   *
   * @throws TemplateException with the message Kanister would show
   */
  public String text(String template, KanisterParams params) {
    try {
      return templates.parse(template).render(params);
    } catch (TemplateException failure) {
      throw inKanistersWords(failure);
    }
  }

  private static TemplateException inKanistersWords(TemplateException failure) {
    String message = String.valueOf(failure.getMessage());
    int key = message.lastIndexOf(NO_ENTRY);
    if (key < 0) {
      return failure;
    }
    return reworded(
        failure,
        "Failed to render template: " + message.substring(key + NO_ENTRY.length()) + " not found");
  }

  private static TemplateException reworded(TemplateException failure, String message) {
    return new TemplateException(
        failure.kind(), message, failure.line(), failure.column(), failure);
  }

  /**
   * Renders the arguments of a phase: strings, items of lists, keys and values of maps.
   *
   * @throws TemplateException if a template fails or a value is null, which Kanister cannot take
   */
  public Map<String, Object> arguments(
      Map<String, ? extends @Nullable Object> arguments, KanisterParams params) {
    var rendered = new LinkedHashMap<String, Object>();
    arguments.forEach((name, value) -> rendered.put(name, value(value, params, name)));
    return rendered;
  }

  private Object value(@Nullable Object value, KanisterParams params, String path) {
    return switch (value) {
      case String template -> text(template, params);
      case List<?> list -> {
        var items = new ArrayList<Object>();
        for (int i = 0; i < list.size(); i++) {
          items.add(value(list.get(i), params, path + "[" + i + "]"));
        }
        yield items;
      }
      case Map<?, ?> map -> {
        var entries = new LinkedHashMap<String, Object>();
        map.forEach((key, each) ->
            entries.put(text(String.valueOf(key), params), value(each, params, path + "." + key)));
        yield entries;
      }
      case null ->
          throw new TemplateException(
              TemplateException.Kind.EXEC,
              "argument '%s' is null; give it a value or leave it out".formatted(path),
              0,
              0,
              null);
      default -> value;
    };
  }

  /**
   * Renders output artifacts, of which only values are templates.
   *
   * @param artifacts by name, each with {@code keyValue} and {@code kopiaSnapshot}
   */
  public Map<String, Object> artifacts(
      Map<String, ? extends @Nullable Object> artifacts, KanisterParams params) {
    return each(
        artifacts,
        (_, artifact) -> {
          var rendered = new LinkedHashMap<String, Object>();
          if (artifact.get("keyValue") instanceof Map<?, ?> values && !values.isEmpty()) {
            var entries = new LinkedHashMap<String, Object>();
            values.forEach((key, value) ->
                entries.put(String.valueOf(key), text(String.valueOf(value), params)));
            rendered.put("keyValue", entries);
          }
          if (artifact.get("kopiaSnapshot") instanceof String snapshot && !snapshot.isEmpty()) {
            rendered.put("kopiaSnapshot", text(snapshot, params));
          }
          return rendered;
        });
  }

  /**
   * Renders references to objects, every field of which is a template.
   *
   * @return empty if the parameters have no time: then Kanister renders none
   */
  public Optional<Map<String, Object>> objectReferences(
      Map<String, ? extends @Nullable Object> references, KanisterParams params) {
    if (!params.hasTime()) {
      return Optional.empty();
    }
    return Optional.of(
        each(references, (name, reference) -> objectReference(name, reference, params)));
  }

  private Map<String, Object> objectReference(
      String name, Map<?, ?> reference, KanisterParams params) {
    var rendered = new LinkedHashMap<String, Object>();
    for (var field : REFERENCE_FIELDS) {
      var template = reference.get(field);
      try {
        rendered.put(field, template == null ? "" : text(String.valueOf(template), params));
      } catch (TemplateException failure) {
        throw reworded(
            failure,
            "could not render object reference {%s}: %s".formatted(name, failure.getMessage()));
      }
    }
    return rendered;
  }

  private static Map<String, Object> each(
      Map<String, ? extends @Nullable Object> structures,
      BiFunction<String, Map<?, ?>, Object> render) {
    var rendered = new LinkedHashMap<String, Object>();
    structures.forEach((name, value) ->
        rendered.put(name, render.apply(name, value instanceof Map<?, ?> map ? map : Map.of())));
    return rendered;
  }
}
