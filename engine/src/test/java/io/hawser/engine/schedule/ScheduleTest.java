package io.hawser.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What robfig/cron answered; {@code -Dhawser.conformance=DIR} takes the table of another folder.
 */
class ScheduleTest {
  private static final Path TABLE =
      Path.of(System.getProperty("hawser.conformance", "src/test/resources/conformance"))
          .resolve("cron.json");

  static Stream<Named<JsonNode>> cases() throws IOException {
    return StreamSupport.stream(
            new ObjectMapper().readTree(TABLE.toFile()).path("cases").spliterator(), false)
        .map(one -> Named.of(one.path("name").asText() + " " + one.path("expr"), one));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @Timeout(5)
  void agreesWithTheLibraryOfKubernetes(JsonNode one) {
    var text = one.path("expr").asText();
    var error = one.path("error").asText();
    if (error.startsWith("hang") || error.startsWith("panic")) {
      assertThat(answer(one)).as("an answer or a refusal").isNotEmpty();
    } else if (!error.isEmpty()) {
      assertThatThrownBy(() -> Schedule.parse(text))
          .isInstanceOf(ScheduleException.class)
          .hasMessageNotContaining("null");
    } else {
      assertThat(next(one)).isEqualTo(expected(one));
    }
  }

  private static List<String> answer(JsonNode one) {
    try {
      return next(one);
    } catch (ScheduleException refused) {
      return List.of(String.valueOf(refused.getMessage()));
    }
  }

  private static List<String> next(JsonNode one) {
    var schedule = Schedule.parse(one.path("expr").asText());
    var zone = ZoneId.of(one.path("zone").asText());
    var times = new ArrayList<String>();
    var time =
        Optional.of(OffsetDateTime.parse(one.path("after").asText()).atZoneSameInstant(zone));
    for (int count = 0; count < 5 && time.isPresent(); count++) {
      time = schedule.next(time.get());
      times.add(time.map(ScheduleTest::instant).orElse("never"));
    }
    return times;
  }

  private static String instant(ZonedDateTime time) {
    return time.toInstant().toString();
  }

  private static List<String> expected(JsonNode one) {
    var times = new ArrayList<String>();
    for (var time : one.path("next")) {
      var text = time.asText();
      times.add(text.equals("never") ? text : OffsetDateTime.parse(text).toInstant().toString());
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          61 * * * *       | minute '61': it is not within 0-59
          * * * * 7        | day of the week '7': it is not within 0-6
          * * * * fri-mon  | day of the week 'fri-mon': it begins after it ends
          * * * foo *      | month 'foo': 'foo' is not a number or a name (jan to dec)
          */0 * * * *      | minute '*/0': it has a step of 0; a step is at least 1
          1-2-3 * * * *    | minute '1-2-3': it has more than one '-'
          TZ=Mars/Base 0 0 * * * | no time zone 'Mars/Base'; names are those of the tz database, such as 'Europe/Zurich'
          @every soon      | 'soon' is not a span of time, as in '@every 1h30m'
          TZ=UTC           | 'TZ=UTC' has a time zone, and no times after it
          """)
  void saysWhichPartIsWrongAndWhatIsAllowed(String text, String message) {
    assertThatThrownBy(() -> Schedule.parse(text)).hasMessage(message);
  }

  @Test
  void aListOfNothingNeverComes() {
    var now = Instant.parse("2026-01-15T10:00:00Z").atZone(ZoneId.of("UTC"));

    assertThat(Schedule.parse(", * * * *").next(now)).isEmpty();
  }
}
