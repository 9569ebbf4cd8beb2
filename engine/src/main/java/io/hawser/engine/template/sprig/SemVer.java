package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.function.Types;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoStruct;
import java.util.List;
import java.util.Map;

/** Semantic versions. */
final class SemVer {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("semver(string) *semver.Version", a -> pointer(Version.parse(a.text(0)))),
          GoFunction.of(
              "semverCompare(string, string) bool",
              a -> {
                var constraints = Constraints.parse(a.text(0));
                return constraints.allow(Version.parse(a.text(1)));
              }));

  private SemVer() {}

  private static GoPointer pointer(Version version) throws CallFailure {
    return GoPointer.to(
        GoStruct.of(
            Types.VERSION,
            Map.of(
                "major", version.major(),
                "minor", version.minor(),
                "patch", version.patch(),
                "pre", version.pre(),
                "metadata", version.metadata(),
                "original", version.original())));
  }
}
