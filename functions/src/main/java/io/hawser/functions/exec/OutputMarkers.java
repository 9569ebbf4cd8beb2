package io.hawser.functions.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects outputs that a program prints the way Kanister's {@code kando output} does: {@code
 * ###Phase-output###: {"key":"…","value":"…"}}, anywhere in a line of standard output. A later
 * value of a key wins. Used by one thread.
 */
final class OutputMarkers implements Consumer<LineReader.Line> {
  private static final String MARKER = "###Phase-output###:";
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> values = new LinkedHashMap<>();

  @Override
  public void accept(LineReader.Line line) {
    int marker = line.text().indexOf(MARKER);
    if (marker < 0) {
      return;
    }
    if (line.cut()) {
      throw broken("the line is longer than %d characters".formatted(line.text().length()));
    }
    var content = line.text().substring(marker + MARKER.length()).strip();
    if (!content.isEmpty()) {
      add(content);
    }
  }

  Map<String, String> values() {
    return values;
  }

  private void add(String content) {
    JsonNode pair;
    try {
      pair = JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw broken(e.getOriginalMessage());
    }
    if (!pair.path("key").isTextual() || !pair.path("value").isTextual()) {
      throw broken("it needs 'key' and 'value', both strings");
    }
    values.put(pair.path("key").textValue(), pair.path("value").textValue());
  }

  private static PhaseException broken(String reason) {
    return new PhaseException(
        ErrorClass.COMMAND,
        "the command printed an output that is no {\"key\":…,\"value\":…}: " + reason);
  }
}
