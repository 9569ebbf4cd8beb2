package io.hawser.engine.kanister;

import io.hawser.engine.document.KanisterText;
import io.hawser.engine.document.Source;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kanister's verdict over a text: the findings in its order, none when it is valid. The first one's
 * message is Kanister's, except where the text is no YAML or a field has the wrong type.
 */
public final class KanisterValidation {
  private KanisterValidation() {}

  /** As {@code kanctl validate blueprint}, with the version of functions that it prefers. */
  public static List<Finding> blueprint(Source source, String functionVersion) {
    try {
      var loaded = new KanisterText(source).blueprint();
      return loaded.source().locate("", BlueprintRules.check(loaded.value(), functionVersion));
    } catch (BlueprintException e) {
      return e.findings();
    }
  }

  /** As the controller, before it starts an ActionSet or writes its status. */
  public static List<Finding> actionSet(Source source) {
    try {
      var text = new KanisterText(source);
      var loaded = text.actionSet();
      var values = text.values();
      if (values.get("spec") == null) {
        return loaded.source().locate("", List.of(ActionSetRules.noSpec()));
      }
      var findings = new ArrayList<>(ActionSetRules.check(loaded.value()));
      if (values.get("status") instanceof Map<?, ?> status) {
        int actions = loaded.value().spec().actions().size();
        findings.addAll(ActionSetRules.checkStatus(status, actions));
      }
      return loaded.source().locate("", findings);
    } catch (BlueprintException e) {
      return e.findings();
    }
  }

  /** As {@code kanctl validate profile}, without what it asks of the object store. */
  public static List<Finding> profile(Source source) {
    try {
      var loaded = new KanisterText(source).profile();
      return loaded.source().locate("", ProfileRules.check(loaded.value()));
    } catch (BlueprintException e) {
      return e.findings();
    }
  }
}
