package io.hawser.engine.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.hawser.crds.ActionSet.Subject;
import io.hawser.crds.Location.SecretSource;
import io.hawser.crds.Location.ServerEncryption;
import io.hawser.crds.Location.Storage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events and documents as JSON. Records become objects with their components as fields; an
 * alternative of a sealed type says which one it is in {@code type}. Whole numbers are read as
 * Long, others as Double, so that what is read equals what was written.
 */
final class JournalJson {
  private static final List<Class<?>> SEALED =
      List.of(
          RunEvent.class, Subject.class, Storage.class, SecretSource.class, ServerEncryption.class);
  private static final ObjectMapper MAPPER = mapper();

  private JournalJson() {}

  /** One event with its time. */
  record Entry(Instant at, RunEvent event) {}

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a value of the journal is not JSON", e);
    }
  }

  static <T> T read(byte[] json, Class<T> type) throws IOException {
    return MAPPER.readValue(json, type);
  }

  private static ObjectMapper mapper() {
    var module = new SimpleModule();
    addText(module, Instant.class, Instant::parse);
    addText(module, Duration.class, Duration::parse);
    module.addSerializer(OptionalLong.class, new OptionalLongWriter());
    module.addDeserializer(OptionalLong.class, new OptionalLongReader());
    var builder =
        JsonMapper.builder()
            .addModule(module)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Records show their components; what else is named like a getter is derived.
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                // Absent components are left out; null as a value in a map is data.
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    for (var type : SEALED) {
      builder.addMixIn(type, TypeInField.class);
      for (var alternative : type.getPermittedSubclasses()) {
        builder.registerSubtypes(new NamedType(alternative, alternative.getSimpleName()));
      }
    }
    return builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface TypeInField {}

  private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return parse.apply(json.getValueAsString());
          }
        });
  }

  private static final class OptionalLongWriter extends StdSerializer<OptionalLong> {
    private static final long serialVersionUID = 1L;

    OptionalLongWriter() {
      super(OptionalLong.class);
    }

    @Override
    public void serialize(OptionalLong value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) {
        json.writeNumber(value.getAsLong());
      } else {
        json.writeNull();
      }
    }
  }

  private static final class OptionalLongReader extends StdDeserializer<OptionalLong> {
    private static final long serialVersionUID = 1L;

    OptionalLongReader() {
      super(OptionalLong.class);
    }

    @Override
    public OptionalLong deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return OptionalLong.of(json.getLongValue());
    }

    @Override
    public OptionalLong getNullValue(DeserializationContext context) {
      return OptionalLong.empty();
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return OptionalLong.empty();
    }
  }
}
