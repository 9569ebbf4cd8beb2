package io.hawser.cli.output;

/** What the process answers to its caller. Part of the documented interface. */
public enum ExitCode {
  /** Everything was done. */
  OK(0, "everything was done"),
  /** It was not done; the reason is on standard error. */
  FAILED(1, "it was not done; the reason is on standard error"),
  /** The command line could not be understood. */
  USAGE(2, "the command line could not be understood"),
  /** It was done but for some files, which are named. */
  PARTIAL(3, "it was done but for some items, which are named"),
  /** The run was aborted; what was due to be cleaned up was. */
  ABORTED(4, "the run was aborted and cleaned up");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
