package io.hawser.engine.template;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateLanguage;
import io.hawser.engine.template.exec.Builtins;
import io.hawser.engine.template.exec.MissingKey;
import io.hawser.engine.template.function.Environment;
import io.hawser.engine.template.function.Functions;
import io.hawser.engine.template.function.Limits;
import io.hawser.engine.template.function.Surroundings;
import io.hawser.engine.template.parse.Parser;
import io.hawser.engine.template.sprig.Sprig;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;

/** Go's text/template with the functions of sprig 2.22.0 and Kanister's settings. Thread-safe. */
public final class GoTemplates implements TemplateLanguage {
  /** What Kanister calls every template in its messages. */
  private static final String NAME = "config";

  private final String name;
  private final Functions functions;
  private final Surroundings surroundings;
  private final MissingKey missingKey;

  private GoTemplates(
      String name, Functions functions, Surroundings surroundings, MissingKey missingKey) {
    this.name = name;
    this.functions = functions;
    this.surroundings = surroundings;
    this.missingKey = missingKey;
  }

  /** Default limits, the system's clock, no view of the environment; missing keys are errors. */
  public GoTemplates() {
    this(Limits.DEFAULT, Clock.systemUTC(), Environment.NONE);
  }

  /** Missing keys are errors, as in Kanister. */
  public GoTemplates(Limits limits, Clock clock, Environment environment) {
    this(
        NAME,
        Functions.of(Builtins.ALL, Sprig.ALL),
        new Surroundings(limits, clock, environment),
        MissingKey.ERROR);
  }

  /** The same language with other rules for missing keys. */
  GoTemplates with(MissingKey other) {
    return new GoTemplates(name, functions, surroundings, other);
  }

  /** The same settings with other functions and another name in messages. */
  GoTemplates with(String otherName, Functions others, MissingKey other) {
    return new GoTemplates(otherName, others, surroundings, other);
  }

  @Override
  public GoTemplate parse(String text) {
    int longest = surroundings.limits().sourceChars();
    if (text.length() > longest) {
      throw new TemplateException(
          TemplateException.Kind.PARSE,
          "the template has %d characters, the limit is %d".formatted(text.length(), longest),
          0,
          0,
          null);
    }
    var called = new HashSet<String>();
    var parsed =
        Parser.parse(
            name,
            text,
            word -> {
              called.add(word);
              return functions.find(word).isPresent();
            },
            surroundings.limits().nesting());
    boolean changesData = !Collections.disjoint(called, Copies.CHANGING);
    return new GoTemplate(parsed, functions, surroundings, missingKey, changesData);
  }
}
