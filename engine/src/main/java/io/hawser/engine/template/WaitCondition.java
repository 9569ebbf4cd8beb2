package io.hawser.engine.template;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.exec.Builtins;
import io.hawser.engine.template.exec.MissingKey;
import io.hawser.engine.template.format.GoFormat;
import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.function.Functions;
import io.hawser.engine.template.jsonpath.JsonPath;
import io.hawser.engine.template.jsonpath.JsonPathException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of Kanister's functions Wait and WaitV2 on a Kubernetes object. It holds when the
 * text it gives is {@code true}, white space around it aside. Thread-safe.
 */
public final class WaitCondition {
  /** How the two functions differ. */
  private enum Dialect {
    WAIT,
    WAIT_V2
  }

  /** A path in braces, up to the next closing one, which may be missing. */
  private static final Pattern PATH = Pattern.compile("\\{\\s*\\$([^}]*)");

  private static final int LONGEST_TEXT = 1 << 20;
  private static final Functions PRINTER = Functions.of(Builtins.ALL, PrinterFunctions.ALL);

  private final Dialect dialect;
  private final String text;
  private final GoTemplates templates;

  private WaitCondition(Dialect dialect, String text, GoTemplates templates) {
    this.dialect = dialect;
    this.text = text;
    this.templates = templates;
  }

  /**
   * A condition of Wait, in which JSONPaths in braces are replaced by what they find and the rest
   * is a template without data.
   *
   * @throws TemplateException if the text, taken as an ordinary argument, cannot be rendered with
   *     the parameters: then the phase fails at once
   */
  public static WaitCondition ofWait(String text, GoTemplates templates, KanisterParams params) {
    templates.parse(text).render(params);
    return new WaitCondition(Dialect.WAIT, text, templates.with(MissingKey.ZERO));
  }

  /** A condition of WaitV2, a template with the object as its data. */
  public static WaitCondition ofWaitV2(String text, GoTemplates templates) {
    return new WaitCondition(
        Dialect.WAIT_V2, text, templates.with("output", PRINTER, MissingKey.INVALID));
  }

  /**
   * Whether the condition holds for the object.
   *
   * @throws TemplateException if it cannot be evaluated, which counts as "not yet"
   */
  public boolean holds(Map<String, ? extends @Nullable Object> object) {
    return evaluate(object).strip().equals("true");
  }

  /**
   * The text the condition gives.
   *
   * @throws TemplateException if it cannot be evaluated, which counts as "not yet"
   */
  public String evaluate(Map<String, ? extends @Nullable Object> object) {
    return switch (dialect) {
      case WAIT -> templates.parse(resolve(object)).renderNothing();
      case WAIT_V2 -> print(object);
    };
  }

  /** Kubernetes' printer: a malformed template prints nothing. */
  private String print(Map<String, ? extends @Nullable Object> object) {
    GoTemplate template;
    try {
      template = templates.parse(text);
    } catch (TemplateException malformed) {
      return "";
    }
    try {
      return template.render(object);
    } catch (TemplateException failure) {
      throw new TemplateException(
          failure.kind(),
          "error executing template " + Quote.string(text) + ": " + failure.getMessage(),
          failure.line(),
          failure.column(),
          failure);
    }
  }

  /** The text with its paths replaced; a malformed path is replaced by nothing. */
  String resolve(Map<String, ? extends @Nullable Object> object) {
    var paths = new LinkedHashMap<String, String>();
    var matcher = PATH.matcher(text);
    while (matcher.find()) {
      paths.put(matcher.group() + "}", matcher.group(1).strip());
    }
    String resolved = text;
    for (var path : paths.entrySet()) {
      resolved = resolved.replace(path.getKey(), find(path.getValue(), object));
    }
    return resolved;
  }

  private static String find(String path, Map<String, ? extends @Nullable Object> object) {
    JsonPath parsed;
    try {
      parsed = JsonPath.parse(path);
    } catch (JsonPathException malformed) {
      return "";
    }
    try {
      return parsed.text(object, LONGEST_TEXT);
    } catch (JsonPathException nowhere) {
      throw new TemplateException(
          TemplateException.Kind.EXEC, explained(path, object, nowhere), 0, 0, nowhere);
    }
  }

  private static String explained(
      String path, Map<String, ? extends @Nullable Object> object, JsonPathException nowhere) {
    String template = "{" + path + "}";
    return ("error executing jsonpath %s: Error executing template: %s. "
            + "Printing more information for debugging the template:\n"
            + "\ttemplate was:\n\t\t%s\n"
            + "\tobject given to jsonpath engine was:\n\t\t%s\n\n\n")
        .formatted(
            Quote.string(template),
            nowhere.text(),
            template,
            new GoFormat(LONGEST_TEXT).printf("%#v", Collections.singletonList(object)));
  }
}
