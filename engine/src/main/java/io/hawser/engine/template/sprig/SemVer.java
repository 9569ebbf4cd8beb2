package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoPointer;
import java.util.List;

/** Semantic versions. */
final class SemVer {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of(
              "semver(string) *semver.Version",
              a -> GoPointer.to(Version.parse(a.text(0)).toStruct())),
          GoFunction.of(
              "semverCompare(string, string) bool",
              a -> {
                var constraints = Constraints.parse(a.text(0));
                return constraints.allow(Version.parse(a.text(1)));
              }));

  private SemVer() {}
}
