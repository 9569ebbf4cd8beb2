package io.hawser.engine.template.exec;

import io.hawser.engine.template.format.Stringers;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoStruct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of semver.Version; argument 0 is the receiver. */
final class VersionMethods {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("Major() int64", args -> field(args, "major")),
          GoFunction.of("Minor() int64", args -> field(args, "minor")),
          GoFunction.of("Patch() int64", args -> field(args, "patch")),
          GoFunction.of("Prerelease() string", args -> field(args, "pre")),
          GoFunction.of("Metadata() string", args -> field(args, "metadata")),
          GoFunction.of("Original() string", args -> field(args, "original")),
          GoFunction.of(
              "String() string",
              args -> Stringers.string(GoPointer.to(receiver(args))).orElseThrow()));

  private VersionMethods() {}

  private static GoStruct receiver(Arguments arguments) {
    return (GoStruct) java.util.Objects.requireNonNull(arguments.any(0));
  }

  private static @Nullable Object field(Arguments arguments, String name) {
    return receiver(arguments).get(name);
  }
}
