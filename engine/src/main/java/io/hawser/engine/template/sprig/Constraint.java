package io.hawser.engine.template.sprig;

/**
 * One condition on a version.
 *
 * @param open which parts of the bound are left open, so that any number will do
 */
record Constraint(String operator, Version bound, Open open) {
  enum Open {
    NOTHING,
    PATCH,
    MINOR,
    ALL
  }

  boolean allows(Version version) {
    boolean unwantedPre = !version.pre().isEmpty() && bound.pre().isEmpty();
    if (operator.equals("!=")) {
      return open == Open.NOTHING
          ? version.compareTo(bound) != 0
          : !unwantedPre && differs(version);
    }
    if (unwantedPre) {
      return false;
    }
    return switch (operator) {
      case ">" -> version.compareTo(bound) > 0;
      case ">=", "=>" -> version.compareTo(bound) >= 0;
      case "<" -> open == Open.NOTHING ? version.compareTo(bound) < 0 : notAbove(version);
      case "<=", "=<" -> open == Open.NOTHING ? version.compareTo(bound) <= 0 : notAbove(version);
      case "~", "~>" -> tilde(version);
      case "^" -> version.compareTo(bound) >= 0 && version.major() == bound.major();
      default -> open == Open.NOTHING ? version.compareTo(bound) == 0 : tilde(version);
    };
  }

  private boolean differs(Version version) {
    return version.major() != bound.major()
        || (version.minor() != bound.minor() && open != Open.MINOR);
  }

  private boolean notAbove(Version version) {
    return version.major() <= bound.major()
        && (version.minor() <= bound.minor() || open == Open.MINOR);
  }

  private boolean tilde(Version version) {
    if (version.compareTo(bound) < 0) {
      return false;
    }
    boolean zero = bound.major() == 0 && bound.minor() == 0 && bound.patch() == 0;
    if (zero && open != Open.MINOR && open != Open.PATCH) {
      return true;
    }
    return version.major() == bound.major()
        && (version.minor() == bound.minor() || open == Open.MINOR);
  }
}
