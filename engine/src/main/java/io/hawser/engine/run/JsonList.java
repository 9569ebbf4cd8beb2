package io.hawser.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as text, which is all that a Go template can give. */
final class JsonList {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private JsonList() {}

  static List<@Nullable Object> parse(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<List<@Nullable Object>>() {});
    } catch (JsonProcessingException e) {
      throw new PhaseException(
          ErrorClass.INVALID,
          "forEach gave '%s', which is not a JSON list: %s".formatted(json, e.getOriginalMessage()),
          e);
    }
  }
}
