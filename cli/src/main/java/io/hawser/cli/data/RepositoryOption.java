package io.hawser.cli.data;

import picocli.CommandLine.Option;

/** The option that names a repository. */
public final class RepositoryOption {
  @Option(
      names = {"-l", "--location"},
      required = true,
      paramLabel = "LOCATION",
      description = {
        "A file with a Location, FILE/NAME where it holds several,",
        "or a connection saved by 'hawser repo connect'."
      })
  private String location = "";

  public String location() {
    return location;
  }
}
