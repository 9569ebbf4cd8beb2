package io.hawser.engine.run;

import io.hawser.engine.document.Documents;
import io.hawser.engine.document.Loaded;
import io.hawser.engine.document.SourceMap;
import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.journal.RunRequest;
import io.hawser.engine.lint.Linter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Checks a request before anything runs, and finds all that is wrong at once. */
final class Preflight {
  private Preflight() {}

  /**
   * Checks what can be told from the documents alone.
   *
   * @throws BlueprintException with all findings; without positions, which a request has not
   */
  static void check(RunRequest request, EngineParts parts) {
    var linter = new Linter(parts.functions(), parts.languages().go());
    var findings = linter.checkRun(documents(request));
    if (!findings.isEmpty()) {
      throw new BlueprintException(findings);
    }
  }

  private static Documents documents(RunRequest request) {
    var source = SourceMap.none(Path.of(request.baseDirectory()));
    return new Documents(
        loaded(request.blueprints().values(), source),
        loaded(List.of(request.actionSet()), source),
        loaded(request.locations().values(), source),
        loaded(request.profiles().values(), source));
  }

  private static <T> List<Loaded<T>> loaded(Collection<T> values, SourceMap source) {
    return values.stream().map(value -> new Loaded<>(value, source)).toList();
  }
}
