package io.hawser.cli.author;

import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.error.Position;
import io.hawser.engine.render.TemplateException;
import io.hawser.engine.render.TemplateLanguage;
import io.hawser.engine.run.Languages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders a template or an expression, for authors who try things out. */
@Command(
    name = "eval",
    description = {
      "Render a template, or evaluate an expression, against data from a file.",
      "Errors are those of a run."
    },
    footer = {
      "",
      "Examples:",
      "  hawser eval --data data.yaml 'in @{Inputs.folder}'",
      "  hawser eval --data data.yaml --expression 'Inputs.size > 10'",
      "  hawser eval --language go --data data.yaml '{{ .Options.name | upper }}'"
    })
public final class EvalCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<Languages> languages;

  enum Language {
    go,
    mvel
  }

  @Parameters(
      paramLabel = "TEXT",
      description = "The template or expression; - reads it from input.")
  private String text = "";

  @Option(names = "--language", defaultValue = "mvel", description = "${COMPLETION-CANDIDATES}")
  private Language language = Language.mvel;

  @Option(names = "--expression", description = "TEXT is one expression, as after 'when'.")
  private boolean isExpression;

  @Option(names = "--data", paramLabel = "FILE", description = "A map in YAML or JSON.")
  private @Nullable Path data;

  public EvalCommand(Terminal terminal, Supplier<Languages> languages) {
    this.terminal = terminal;
    this.languages = languages;
  }

  @Override
  public Integer call() {
    var source =
        text.equals("-") ? Source.standardInput(terminal.in()) : Source.of("template", text);
    Map<String, @Nullable Object> names =
        data == null ? Map.of() : DataFile.read(Source.at(data).getFirst());
    try {
      terminal.out().println(chosen().parse(source.text()).render(names));
      return 0;
    } catch (TemplateException e) {
      var place = new Position(source.name(), Math.max(1, e.line()), Math.max(1, e.column()));
      throw new BlueprintException(
          List.of(new Finding(Optional.of(place), "", String.valueOf(e.getMessage()))));
    }
  }

  private TemplateLanguage chosen() {
    if (isExpression) {
      return languages.get().expression();
    }
    return switch (language) {
      case go -> languages.get().go();
      case mvel -> languages.get().mvel();
    };
  }
}
