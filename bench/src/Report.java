import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Medians of all runs, and Hawser's ratio to each other tool. */
record Report(String label, List<Figure> figures) {

  String table() {
    var text = new StringBuilder();
    text.append(
        String.format(
            "%n%-10s %-11s %9s %9s %8s %12s %8s   %s%n",
            "step", "tool", "wall s", "CPU s", "MiB", "bytes", "objects", "hawser: wall, CPU"));
    for (var step : distinct(Figure::step)) {
      for (var tool : distinct(Figure::tool)) {
        var own = of(step, tool);
        if (own.isEmpty()) {
          continue;
        }
        text.append(
            String.format(
                Locale.ROOT,
                "%-10s %-11s %9.2f %9.2f %8.0f %12d %8d   %s%n",
                step,
                tool,
                median(own, figure -> figure.measured().wallSeconds()),
                median(own, figure -> figure.measured().cpuSeconds()),
                median(own, figure -> figure.measured().peakMiB()),
                (long) median(own, Figure::repositoryBytes),
                (long) median(own, Figure::objects),
                ratio(step, tool)));
      }
    }
    return text.toString();
  }

  String json() {
    var rows =
        figures.stream()
            .map(figure ->
                String.format(
                    Locale.ROOT,
                    "    {\"tool\": \"%s\", \"step\": \"%s\", \"run\": %d, \"wallSeconds\": %.2f,"
                        + " \"cpuSeconds\": %.2f, \"peakMiB\": %.1f, \"repositoryBytes\": %d,"
                        + " \"objects\": %d}",
                    figure.tool(),
                    figure.step(),
                    figure.run(),
                    figure.measured().wallSeconds(),
                    figure.measured().cpuSeconds(),
                    figure.measured().peakMiB(),
                    figure.repositoryBytes(),
                    figure.objects()))
            .collect(Collectors.joining(",\n"));
    return "{\n  \"work\": \"%s\",\n  \"figures\": [\n%s\n  ]\n}\n".formatted(label, rows);
  }

  private String ratio(String step, String tool) {
    var hawser = of(step, "hawser");
    var other = of(step, tool);
    if (hawser.isEmpty() || tool.equals("hawser")) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%.2f, %.2f",
        median(hawser, figure -> figure.measured().wallSeconds())
            / median(other, figure -> figure.measured().wallSeconds()),
        median(hawser, figure -> figure.measured().cpuSeconds())
            / median(other, figure -> figure.measured().cpuSeconds()));
  }

  private List<Figure> of(String step, String tool) {
    return figures.stream()
        .filter(figure -> figure.step().equals(step) && figure.tool().equals(tool))
        .toList();
  }

  private List<String> distinct(java.util.function.Function<Figure, String> part) {
    return figures.stream().map(part).distinct().toList();
  }

  private static double median(List<Figure> figures, ToDoubleFunction<Figure> value) {
    var sorted =
        figures.stream().map(value::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
