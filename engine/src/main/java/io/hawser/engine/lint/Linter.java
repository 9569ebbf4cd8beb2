package io.hawser.engine.lint;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import io.hawser.crds.Blueprint;
import io.hawser.engine.document.Documents;
import io.hawser.engine.document.Loaded;
import io.hawser.engine.error.Finding;
import io.hawser.engine.function.Functions;
import io.hawser.engine.kanister.ActionSetRules;
import io.hawser.engine.kanister.BlueprintRules;
import io.hawser.engine.kanister.ProfileRules;
import io.hawser.engine.render.TemplateLanguage;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with documents that could be read. Keeps nothing; for any thread. */
public final class Linter {
  private final Functions functions;
  private final TemplateLanguage go;

  /**
   * @param functions that phases of {@code hawser.io} may call; Kanister's documents are held
   *     against Kanister's own functions
   * @param go reads Go templates
   */
  public Linter(Functions functions, TemplateLanguage go) {
    this.functions = functions;
    this.go = go;
  }

  /** All findings, in the order of the documents, with positions. */
  public List<Finding> check(Documents documents) {
    var findings = new ArrayList<Finding>();
    for (var blueprint : documents.blueprints()) {
      findings.addAll(checkBlueprint(blueprint));
    }
    for (var profile : documents.profiles()) {
      findings.addAll(profile.source().locate("", ProfileRules.check(profile.value())));
    }
    for (var set : documents.actionSets()) {
      findings.addAll(checkActionSet(set, documents));
    }
    return List.copyOf(findings);
  }

  /**
   * What keeps documents from being run here, with positions where the documents have them. Those
   * of {@code hawser.io} must be without findings. Of Kanister's only what is not here is refused:
   * their other faults belong to the phase that meets them, as in Kanister.
   */
  public List<Finding> checkRun(Documents documents) {
    var findings = new ArrayList<Finding>();
    for (var blueprint : documents.blueprints()) {
      if (blueprint.value().apiVersion() == ApiVersion.HAWSER) {
        findings.addAll(checkBlueprint(blueprint));
      }
    }
    for (var set : documents.actionSets()) {
      findings.addAll(checkNames(set, documents));
      findings.addAll(new MachineCheck(functions, documents, set).findings());
    }
    return List.copyOf(findings);
  }

  private List<Finding> checkBlueprint(Loaded<Blueprint> loaded) {
    var blueprint = loaded.value();
    var report = new Report(loaded.source());
    boolean isKanister = blueprint.apiVersion() == ApiVersion.KANISTER;
    if (isKanister) {
      report.addAll(BlueprintRules.check(blueprint, ""));
    }
    var texts = new Texts(blueprint.templating(), go, report);
    blueprint
        .actions()
        .forEach((name, action) -> {
          var field = "actions." + name;
          if (!isKanister) {
            new ActionCheck(functions, action, field, report).check();
          }
          new ReferenceCheck(blueprint, action, field, texts, report).check();
        });
    return report.findings();
  }

  private static List<Finding> checkActionSet(Loaded<ActionSet> set, Documents documents) {
    var findings = new ArrayList<Finding>();
    if (set.value().apiVersion() == ApiVersion.KANISTER) {
      findings.addAll(set.source().locate("", ActionSetRules.check(set.value())));
    }
    findings.addAll(checkNames(set, documents));
    return findings;
  }

  private static List<Finding> checkNames(Loaded<ActionSet> set, Documents documents) {
    var report = new Report(set.source());
    new ActionSetCheck(set.value(), documents, report).check();
    return report.findings();
  }
}
