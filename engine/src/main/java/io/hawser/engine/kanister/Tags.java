package io.hawser.engine.kanister;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments with labels or annotations for a function's pod. */
enum Tags {
  LABELS("podLabels", "labels", "label"),
  ANNOTATIONS("podAnnotations", "annotations", "annotation");

  private static final String CONTEXT = "Kanister function validation failed, while ";

  private final String argument;
  private final String several;
  private final String one;

  Tags(String argument, String several, String one) {
    this.argument = argument;
    this.several = several;
    this.one = one;
  }

  String argument() {
    return argument;
  }

  /** The first fault of an argument's value. */
  Optional<String> fault(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.of(
          CONTEXT
              + ("getting pod %1$s from function args: %2$s are not in correct format. Expected"
                      + " format is map[string]interface{}.")
                  .formatted(several, argument));
    }
    for (var entry : map.entrySet()) {
      var key = String.valueOf(entry.getKey());
      var keyFaults = KubernetesNames.keyFaults(key);
      if (!keyFaults.isEmpty()) {
        return Optional.of(message("key", key, keyFaults));
      }
      var text = String.valueOf(entry.getValue());
      var valueFaults = this == LABELS ? KubernetesNames.valueFaults(text) : List.<String>of();
      if (!valueFaults.isEmpty()) {
        return Optional.of(message("value", text, valueFaults));
      }
    }
    return Optional.empty();
  }

  private String message(String part, String text, List<String> faults) {
    return CONTEXT
        + "validating %s: %s %s '%s' failed validation. [%s]"
            .formatted(several, one, part, text, String.join(" ", faults));
  }
}
