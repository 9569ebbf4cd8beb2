package io.hawser.cli.policy;

/**
 * An option of {@code policy set}.
 *
 * @param name Kopia's, without the dashes
 * @param label what its value is called in the help; empty for a switch
 */
record PolicyFlag(String name, Form form, String label, String help) {
  /** How often it may be given a value. */
  enum Form {
    SWITCH,
    ONE,
    MANY
  }

  String option() {
    return "--" + name;
  }
}
