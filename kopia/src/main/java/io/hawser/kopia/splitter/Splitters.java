package io.hawser.kopia.splitter;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.util.ArrayList;
import java.util.List;

/** The splitters of Kopia's format by their names. */
public final class Splitters {
  public static final String DEFAULT = "DYNAMIC-4M-BUZHASH";

  private static final List<String> SIZES = List.of("128K", "256K", "512K", "1M", "2M", "4M", "8M");
  private static final int SMALLEST_BYTES = 128 << 10;
  private static final String FIXED = "FIXED-";
  private static final String DYNAMIC = "DYNAMIC-";

  private static final List<String> NAMES = makeNames();

  private Splitters() {}

  /** Kopia's names, the default first; with the two of early versions that had no size. */
  public static List<String> names() {
    return NAMES;
  }

  private static List<String> makeNames() {
    var names = new ArrayList<>(List.of(DEFAULT));
    for (var form : List.of("DYNAMIC-%s-BUZHASH", "DYNAMIC-%s-RABINKARP", "FIXED-%s")) {
      SIZES.stream().map(form::formatted).filter(name -> !name.equals(DEFAULT)).forEach(names::add);
    }
    names.addAll(List.of("DYNAMIC", "FIXED"));
    return List.copyOf(names);
  }

  /**
   * A new splitter, for one object at a time.
   *
   * @throws RepositoryException of kind {@code UNSUPPORTED} for an unknown name
   */
  public static Splitter named(String name) {
    if (!NAMES.contains(name)) {
      throw new RepositoryException(
          Kind.UNSUPPORTED,
          "no splitter '%s'; known: %s".formatted(name, String.join(", ", names())));
    }
    return switch (name) {
      case "DYNAMIC" -> named(DEFAULT);
      case "FIXED" -> named("FIXED-4M");
      default -> {
        if (name.startsWith(FIXED)) {
          yield new FixedSplitter(bytes(name.substring(FIXED.length())));
        }
        var end = name.lastIndexOf('-');
        var average = bytes(name.substring(DYNAMIC.length(), end));
        yield name.endsWith("BUZHASH")
            ? new BuzhashSplitter(average)
            : new RabinKarpSplitter(average);
      }
    };
  }

  private static int bytes(String size) {
    return SMALLEST_BYTES << SIZES.indexOf(size);
  }
}
