package io.hawser.cli.output;

/** How a listing is printed. Lower case, since users type the names. */
public enum OutputFormat {
  table,
  json,
  yaml
}
