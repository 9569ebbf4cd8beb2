package io.hawser.engine.function;

import io.hawser.engine.value.ByteSizes;
import io.hawser.engine.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The declaration of functions as text: for a terminal, and as the reference page. */
public final class FunctionReference {
  private static final String CHAPTER =
      """
      # Functions

      What a phase can do: write the name after `func`, the arguments under `args`.
      Texts such as `"3"` or `"true"` stand for the number and the truth value; a single value stands
      for a list of one.
      """;

  private FunctionReference() {}

  /** What {@code functions explain NAME} prints. */
  public static String explain(FunctionSpec<?> spec) {
    var text = new StringBuilder();
    text.append(spec.name()).append(": ").append(spec.summary()).append('\n');
    if (!spec.args().isEmpty()) {
      text.append("\nArguments\n");
      int width = widest(spec.args().stream().map(Arg::name).toList());
      for (var arg : spec.args()) {
        text.append("  %s  %s\n".formatted(padded(arg.name(), width), arg.help()));
        text.append("  %s  (%s; %s)\n".formatted(" ".repeat(width), type(arg), presence(arg)));
      }
    }
    if (!spec.outputs().isEmpty()) {
      text.append("\nOutputs\n");
      int width = widest(List.copyOf(spec.outputs().keySet()));
      spec.outputs()
          .forEach((name, help) -> text.append("  %s  %s\n".formatted(padded(name, width), help)));
    }
    return text.toString();
  }

  /** The whole reference page in Markdown. */
  public static String markdown(Functions functions) {
    return functions.all().stream()
        .map(function -> markdown(function.spec()))
        .collect(Collectors.joining("\n", CHAPTER + "\n", ""));
  }

  /** The section of one function in Markdown. */
  public static String markdown(FunctionSpec<?> spec) {
    var text = new StringBuilder("## %s\n\n%s.\n".formatted(spec.name(), spec.summary()));
    if (!spec.args().isEmpty()) {
      text.append("\n| argument | type | default | meaning |\n| --- | --- | --- | --- |\n");
      for (var arg : spec.args()) {
        text.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(arg.name(), type(arg), defaultCell(arg), cell(arg.help())));
      }
    }
    if (!spec.outputs().isEmpty()) {
      text.append("\n| output | meaning |\n| --- | --- |\n");
      spec.outputs()
          .forEach((name, help) -> text.append("| `%s` | %s |\n".formatted(name, cell(help))));
    }
    return text.toString();
  }

  private static String type(Arg<?> arg) {
    return arg.allowed().isEmpty()
        ? arg.type().words()
        : "one of " + String.join(", ", arg.allowed());
  }

  private static String presence(Arg<?> arg) {
    if (arg.required()) {
      return "required";
    }
    var value = arg.defaultValue();
    return value == null || isEmpty(value) ? "optional" : "default " + defaultText(arg, value);
  }

  private static String defaultCell(Arg<?> arg) {
    if (arg.required()) {
      return "required";
    }
    var value = arg.defaultValue();
    return value == null || isEmpty(value) ? "" : "`" + defaultText(arg, value) + "`";
  }

  private static String defaultText(Arg<?> arg, Object value) {
    return switch (value) {
      case Duration duration -> Durations.text(duration);
      case Long bytes when arg.type() == ArgType.BYTES -> ByteSizes.text(bytes);
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> String.valueOf(value);
    };
  }

  private static boolean isEmpty(Object value) {
    return switch (value) {
      case String text -> text.isEmpty();
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static int widest(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length());
  }
}
