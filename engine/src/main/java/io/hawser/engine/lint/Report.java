package io.hawser.engine.lint;

import io.hawser.engine.document.SourceMap;
import io.hawser.engine.error.Finding;
import io.hawser.engine.render.TemplateException;
import java.util.ArrayList;
import java.util.List;

/** The findings of one document, each put where it belongs in the document. */
final class Report {
  private final SourceMap source;
  private final List<Finding> findings = new ArrayList<>();

  Report(SourceMap source) {
    this.source = source;
  }

  void find(String field, String message) {
    findings.add(new Finding(source.nearest(field), field, message));
  }

  /** A finding about a field's value, not its name. */
  void findValue(String field, String message) {
    findings.add(
        new Finding(source.position(field).or(() -> source.nearest(field)), field, message));
  }

  /** A fault inside the text of a field. */
  void findInside(String field, TemplateException fault) {
    findings.add(
        new Finding(
            source.positionInside(field, fault.line(), fault.column()),
            field,
            String.valueOf(fault.getMessage())));
  }

  /** Findings whose fields are relative to a field, or absolute when that is empty. */
  void addAll(String field, List<Finding> unplaced) {
    findings.addAll(source.locate(field, unplaced));
  }

  void addAll(List<Finding> unplaced) {
    addAll("", unplaced);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
