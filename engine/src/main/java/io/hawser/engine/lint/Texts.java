package io.hawser.engine.lint;

import io.hawser.crds.Blueprint.Templating;
import io.hawser.engine.expression.Expression;
import io.hawser.engine.expression.MvelTemplates;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the templates and expressions of a blueprint, and tells which names they use. */
final class Texts {
  private static final MvelTemplates MVEL = new MvelTemplates();
  private static final Pattern GO_NAME =
      Pattern.compile(
          "\\.(Phases|Inputs)\\.([A-Za-z_]\\w*)|index\\s+\\$?\\.(Phases|Inputs)\\s+\"([^\"]+)\"");
  private static final Pattern GO_ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

  private final Templating templating;
  private final TemplateLanguage go;
  private final Report report;

  /** A path that a text uses, such as {@code [Phases, dump, Output, size]}, and where. */
  record Use(List<String> names, String field) {}

  Texts(Templating templating, TemplateLanguage go, Report report) {
    this.templating = templating;
    this.go = go;
    this.report = report;
  }

  boolean isMvel() {
    return templating == Templating.MVEL;
  }

  /** True for a value whose final form is known only when it is rendered. */
  static boolean isTemplate(Object value) {
    return switch (value) {
      case String text -> text.contains("{{") || text.contains("@{");
      case List<?> list -> list.stream().anyMatch(one -> one != null && isTemplate(one));
      case Map<?, ?> map -> map.values().stream().anyMatch(one -> one != null && isTemplate(one));
      default -> false;
    };
  }

  /** The names that the templates in a value use; faults go to the report. */
  List<Use> inValue(@Nullable Object value, String field) {
    var uses = new ArrayList<Use>();
    collect(value, field, uses);
    return uses;
  }

  /** The names that an expression uses; faults go to the report. */
  List<Use> inExpression(String text, String field) {
    try {
      return uses(Expression.parse(text).names(), field);
    } catch (TemplateException e) {
      report.findInside(field, e);
      return List.of();
    }
  }

  private void collect(@Nullable Object value, String field, List<Use> uses) {
    switch (value) {
      case String text -> uses.addAll(inText(text, field));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          collect(list.get(i), field + "[%d]".formatted(i), uses);
        }
      }
      case Map<?, ?> map ->
          map.forEach((key, one) -> collect(one, field + step(String.valueOf(key)), uses));
      case null, default -> {}
    }
  }

  static String step(String key) {
    return key.matches("[A-Za-z0-9_-]+")
        ? "." + key
        : "[\"" + key.replaceAll("([\"\\\\])", "\\\\$1") + "\"]";
  }

  private List<Use> inText(String text, String field) {
    try {
      return switch (templating) {
        case MVEL -> uses(MVEL.parse(text).names(), field);
        case GO -> {
          go.parse(text);
          yield uses(goNames(text), field);
        }
      };
    } catch (TemplateException e) {
      report.findInside(field, e);
      return List.of();
    }
  }

  /** Only what is plain to see: {@code .Phases.dump} and {@code index .Phases "dump"}. */
  private static List<List<String>> goNames(String text) {
    var names = new ArrayList<List<String>>();
    var actions = GO_ACTION.matcher(text);
    while (actions.find()) {
      var found = GO_NAME.matcher(actions.group(1));
      while (found.find()) {
        names.add(
            found.group(1) == null
                ? List.of(found.group(3), found.group(4))
                : List.of(found.group(1), found.group(2)));
      }
    }
    return names;
  }

  private static List<Use> uses(List<List<String>> names, String field) {
    return names.stream().map(path -> new Use(path, field)).toList();
  }
}
