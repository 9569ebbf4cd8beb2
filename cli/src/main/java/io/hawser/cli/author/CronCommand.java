package io.hawser.cli.author;

import io.hawser.cli.output.Listing;
import io.hawser.cli.output.OutputOption;
import io.hawser.cli.terminal.Terminal;
import io.hawser.engine.schedule.Schedule;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows when a cron expression comes, for those who try one out. */
@Command(
    name = "cron",
    description = {
      "Show the next times of a cron expression: five fields, or a word such as @daily.",
      "It means what it means in a Kubernetes CronJob, also when clocks are changed."
    },
    footer = {
      "",
      "Examples:",
      "  hawser cron '30 2 * * *'",
      "  hawser cron 'CRON_TZ=Europe/Zurich 30 2 * * 1-5' --count 3",
      "  hawser cron '@every 90m' --after 2026-03-29T00:00:00Z -o json"
    })
public final class CronCommand implements Runnable {
  /** More are of no use to a reader. */
  private static final int MOST = 1000;

  private final Terminal terminal;

  @Parameters(paramLabel = "EXPRESSION", description = "Minute, hour, day, month, weekday.")
  private String expression = "";

  @Option(
      names = "--zone",
      description = "The time zone where the expression names none; that of this machine.")
  private @Nullable ZoneId zone;

  @Option(
      names = "--after",
      paramLabel = "TIME",
      description = "Such as 2026-03-29T00:00:00Z; now.")
  private @Nullable OffsetDateTime after;

  @Option(names = "--count", defaultValue = "5", description = "How many, at most 1000; 5.")
  private int count = 5;

  @Mixin private OutputOption output = new OutputOption();

  public CronCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var here = zone == null ? ZoneId.systemDefault() : zone;
    var start = after == null ? ZonedDateTime.now(here) : after.atZoneSameInstant(here);
    var times = next(Schedule.parse(expression), start);
    new Listing<ZonedDateTime>()
        .column("time", time -> time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
        .column("weekday", time -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT))
        .detail("utc", ZonedDateTime::toInstant)
        .print(terminal, output.format(), times);
    if (times.isEmpty()) {
      terminal.err().println("'%s' never comes".formatted(expression));
    }
  }

  private List<ZonedDateTime> next(Schedule schedule, ZonedDateTime start) {
    var times = new ArrayList<ZonedDateTime>();
    var time = Optional.of(start);
    while (times.size() < Math.clamp(count, 0, MOST)) {
      time = schedule.next(time.get());
      if (time.isEmpty()) {
        break;
      }
      times.add(time.get());
    }
    return times;
  }
}
