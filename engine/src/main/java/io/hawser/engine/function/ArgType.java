package io.hawser.engine.function;

/** The types arguments may have, with the words that messages and the reference use. */
public enum ArgType {
  STRING("a string"),
  INTEGER("a whole number"),
  BOOLEAN("true or false"),
  DURATION("a duration such as 30s, 5m or 1h30m"),
  BYTES("a number of bytes such as 1048576 or 64MiB"),
  STRINGS("a list of strings"),
  STRING_MAP("a map of strings"),
  ANY("any value");

  private final String words;

  ArgType(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
