package io.hawser.engine.template.function;

/**
 * Bounds of parsing and rendering, so that no template can hang or fill the memory.
 *
 * @param sourceChars the longest template
 * @param outputChars the longest output, and the longest text any function may make
 * @param steps actions, iterations and function calls in one rendering
 * @param items the longest list a function may make
 * @param nesting how deep parentheses and blocks may be nested in a template's text
 * @param depth how deep templates may call each other
 */
public record Limits(
    int sourceChars, int outputChars, int steps, int items, int nesting, int depth) {
  /** 1 MiB of source, 8 Mi characters of output, a million steps and items, depth 1000. */
  public static final Limits DEFAULT =
      new Limits(1 << 20, 1 << 23, 1_000_000, 1_000_000, 200, 1_000);

  public Limits {
    if (sourceChars < 1 || outputChars < 1 || steps < 1 || items < 1 || nesting < 1 || depth < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
