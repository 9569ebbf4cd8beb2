package io.hawser.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Describes a directory tree line by line, so that two of them can be compared and an assertion
 * shows what differs. Uses {@code find} and {@code sha256sum}, which know every name.
 */
public final class Trees {
  /** What else than type, name, content and link target is compared. */
  public enum Aspect {
    MODE("%m"),
    TIME("%T@"),
    OWNER("%U:%G");

    private final String format;

    Aspect(String format) {
      this.format = format;
    }
  }

  private Trees() {}

  /** One line for every file, directory and link with the given aspects. FIFOs are left out. */
  public static Set<String> describe(Path root, Aspect... aspects)
      throws IOException, InterruptedException {
    return describe(root, Set.of(aspects), true);
  }

  /**
   * As {@link #describe}, but times of directories and links, which kopia restores otherwise or not
   * to the nanosecond, are left out.
   */
  public static Set<String> describeWithFileTimesOnly(Path root, Aspect... aspects)
      throws IOException, InterruptedException {
    return describe(root, Set.of(aspects), false);
  }

  private static Set<String> describe(Path root, Set<Aspect> aspects, boolean allTimes)
      throws IOException, InterruptedException {
    var lines = new TreeSet<String>();
    lines.addAll(find(root, "d", aspects, allTimes));
    lines.addAll(find(root, "f", aspects, true));
    var ofLinks = aspects.stream().filter(a -> a != Aspect.MODE).collect(Collectors.toSet());
    lines.addAll(find(root, "l", ofLinks, allTimes));
    lines.addAll(run(root, "find . -type f -print0 | xargs -0 -r sha256sum -z"));
    return lines;
  }

  private static Set<String> find(Path root, String type, Set<Aspect> aspects, boolean times)
      throws IOException, InterruptedException {
    var format =
        Arrays.stream(Aspect.values())
            .filter(aspect -> aspects.contains(aspect) && (times || aspect != Aspect.TIME))
            .map(aspect -> aspect.format)
            .collect(Collectors.joining(" "));
    var size = type.equals("f") ? "%s" : "-";
    return run(
        root, "find . -type %s -printf '%%p|%%y %s %s|%%l\\0'".formatted(type, size, format));
  }

  private static Set<String> run(Path root, String command)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("bash", "-o", "pipefail", "-ec", command)
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    if (process.waitFor() != 0) {
      throw new IOException("not all of '%s' can be read".formatted(root));
    }
    return Arrays.stream(output.split("\0"))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
