package io.hawser.engine.document;

import io.hawser.crds.Blueprint.Phase;
import io.hawser.crds.Blueprint.Retry;
import io.hawser.crds.Blueprint.Step;
import io.hawser.engine.error.ErrorClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one phase of a Blueprint. */
final class PhaseReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,62}");
  private static final Map<String, ErrorClass> ERROR_CLASSES =
      Arrays.stream(ErrorClass.values())
          .collect(Collectors.toMap(ErrorClass::text, errorClass -> errorClass));

  private PhaseReader() {}

  static Phase hawser(Fields fields) {
    var name = fields.requiredText("name");
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      fields.find(
          "name",
          "must be letters, digits, '-' and '_', at most 63, beginning with a letter, not "
              + ScalarWords.quoted(name));
    }
    return new Phase(
        name,
        fields.requiredText("func"),
        fields.map("objects", MetadataReader::reference),
        fields.values("args"),
        when(fields),
        fields.object("retry", PhaseReader::retry),
        fields.duration("timeout"),
        fields.duration("heartbeat"),
        forEach(fields),
        fields.count("parallelism", 1),
        fields.has("needs") ? fields.texts("needs") : null,
        fields.list("cleanup", PhaseReader::step));
  }

  static Phase kanister(Fields fields) {
    var name = fields.text("name");
    var func = fields.text("func");
    return new Phase(
        name == null ? "" : name,
        func == null ? "" : func,
        fields.map("objects", MetadataReader::reference),
        fields.values("args"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static Step step(Fields fields) {
    return new Step(fields.requiredText("func"), fields.values("args"));
  }

  /** A condition is a text; {@code when: true} without quotes means the same as with them. */
  private static @Nullable String when(Fields fields) {
    return fields.has("when") && fields.isTruth("when")
        ? String.valueOf(fields.flag("when", true))
        : fields.text("when");
  }

  private static @Nullable Object forEach(Fields fields) {
    var value = fields.value("forEach");
    if (value == null || value instanceof List || value instanceof String) {
      return value;
    }
    fields.find("forEach", "must be a list, or a template or expression that yields one");
    return null;
  }

  private static Retry retry(Fields fields) {
    var attempts = fields.count("attempts", 1);
    fields.require("attempts");
    return new Retry(
        attempts == null ? 1 : attempts,
        fields.duration("backoff"),
        fields.duration("maxBackoff"),
        fields.choices("on", ERROR_CLASSES).stream().map(ErrorClass::text).toList());
  }
}
