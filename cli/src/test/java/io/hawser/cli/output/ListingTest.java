package io.hawser.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.cli.terminal.RecordingTerminal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {
  private record Ship(String name, Instant left, Optional<Instant> arrived, List<String> cargo) {}

  private static final List<Ship> SHIPS =
      List.of(
          new Ship("Anna", Instant.parse("2026-01-02T03:04:05.678Z"), Optional.empty(), List.of()),
          new Ship(
              "Bo\"b",
              Instant.parse("2026-01-02T03:04:05Z"),
              Optional.of(Instant.EPOCH),
              List.of("rope")));

  private final RecordingTerminal terminal = new RecordingTerminal();
  private final Listing<Ship> listing =
      new Listing<Ship>()
          .column("name", Ship::name)
          .column("leftAt", Ship::left)
          .column("arrivedAt", Ship::arrived)
          .detail("cargo", Ship::cargo);

  @Test
  void theTableShowsColumnsUnderReadableHeadings() {
    listing.print(terminal, OutputFormat.table, SHIPS);

    assertThat(terminal.output())
        .isEqualTo(
            """
            NAME  LEFT AT               ARRIVED AT
            Anna  2026-01-02T03:04:05Z  -
            Bo"b  2026-01-02T03:04:05Z  1970-01-01T00:00:00Z
            """);
  }

  @Test
  void jsonHoldsTheDetailsToo() {
    listing.print(terminal, OutputFormat.json, SHIPS.subList(1, 2));

    assertThat(terminal.output())
        .isEqualTo(
            """
            [
              {
                "name": "Bo\\"b",
                "leftAt": "2026-01-02T03:04:05Z",
                "arrivedAt": "1970-01-01T00:00:00Z",
                "cargo": [
                  "rope"
                ]
              }
            ]
            """);
  }

  @Test
  void anEmptyListIsStillJson() {
    listing.print(terminal, OutputFormat.json, List.of());

    assertThat(terminal.output()).isEqualTo("[]\n");
  }

  @Test
  void yamlHoldsTheSameFields() {
    listing.print(terminal, OutputFormat.yaml, SHIPS.subList(0, 1));

    assertThat(terminal.output())
        .contains("- name: Anna")
        .contains("arrivedAt: null")
        .contains("cargo: []");
  }
}
