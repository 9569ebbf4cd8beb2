import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a command took, as GNU time reports it: the whole process with all it started, start-up
 * included.
 */
record Measured(double wallSeconds, double cpuSeconds, double peakMiB) {

  static Measured of(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    var figures = Files.createTempFile("hawser-bench", ".time");
    var output = Files.createTempFile("hawser-bench", ".log");
    var timed =
        new ArrayList<>(List.of("/usr/bin/time", "-f", "%e %U %S %M", "-o", figures.toString()));
    timed.addAll(command);
    var builder =
        new ProcessBuilder(timed).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with %d:%n%s"
              .formatted(String.join(" ", command), status, Files.readString(output)));
    }
    var words = Files.readString(figures).strip().split(" ");
    Files.delete(figures);
    Files.delete(output);
    return new Measured(
        Double.parseDouble(words[0]),
        Double.parseDouble(words[1]) + Double.parseDouble(words[2]),
        Double.parseDouble(words[3]) / 1024);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%7.2f s wall %7.2f s CPU %6.0f MiB", wallSeconds, cpuSeconds, peakMiB);
  }
}
