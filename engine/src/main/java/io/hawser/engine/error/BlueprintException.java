package io.hawser.engine.error;

import java.util.List;
import java.util.stream.Collectors;

/** Documents have faults that their author must mend; all that were found, in document order. */
public final class BlueprintException extends PhaseException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  public BlueprintException(List<Finding> findings) {
    super(
        ErrorClass.INVALID,
        findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
