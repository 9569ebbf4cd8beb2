package io.hawser.engine.template.exec;

import io.hawser.engine.template.format.Stringers;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.sprig.Version;
import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoPointer;
import io.hawser.engine.template.value.GoStruct;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The methods of semver.Version; argument 0 is the receiver. */
final class VersionMethods {
  /** Those that need no pointer. */
  static final List<GoFunction> OF_VALUE =
      List.of(
          GoFunction.of("IncMajor() semver.Version", a -> version(a).nextMajor().toStruct()),
          GoFunction.of("IncMinor() semver.Version", a -> version(a).nextMinor().toStruct()),
          GoFunction.of("IncPatch() semver.Version", a -> version(a).nextPatch().toStruct()),
          GoFunction.of(
              "SetPrerelease(string) semver.Version",
              a -> version(a).withPre(words(a, "Prerelease")).toStruct()),
          GoFunction.of(
              "SetMetadata(string) semver.Version",
              a -> version(a).withMetadata(words(a, "Metadata")).toStruct()));

  private static final List<GoFunction> OF_POINTER =
      List.of(
          GoFunction.of("Major() int64", a -> version(a).major()),
          GoFunction.of("Minor() int64", a -> version(a).minor()),
          GoFunction.of("Patch() int64", a -> version(a).patch()),
          GoFunction.of("Prerelease() string", a -> version(a).pre()),
          GoFunction.of("Metadata() string", a -> version(a).metadata()),
          GoFunction.of("Original() string", a -> version(a).original()),
          GoFunction.of("String() string", a -> string(a)),
          GoFunction.of(
              "MarshalJSON() []byte",
              a -> new GoBytes(("\"" + string(a) + "\"").getBytes(StandardCharsets.UTF_8))),
          GoFunction.of("Compare(*semver.Version) int", a -> GoInt.of(compare(a))),
          GoFunction.of("LessThan(*semver.Version) bool", a -> compare(a) < 0),
          GoFunction.of("GreaterThan(*semver.Version) bool", a -> compare(a) > 0),
          GoFunction.of("Equal(*semver.Version) bool", a -> compare(a) == 0));

  static final List<GoFunction> ALL =
      Stream.concat(OF_VALUE.stream(), OF_POINTER.stream()).toList();

  private VersionMethods() {}

  private static Version version(Arguments arguments) {
    return Version.of((GoStruct) Objects.requireNonNull(arguments.any(0)));
  }

  private static int compare(Arguments arguments) {
    if (arguments.any(1) instanceof GoPointer(_, GoStruct other)) {
      return version(arguments).compareTo(Version.of(other));
    }
    throw new CallFailure("runtime error: invalid memory address or nil pointer dereference");
  }

  private static String string(Arguments arguments) {
    var receiver = (GoStruct) Objects.requireNonNull(arguments.any(0));
    return Stringers.string(GoPointer.to(receiver)).orElseThrow();
  }

  private static String words(Arguments arguments, String what) {
    String words = arguments.text(1);
    if (!words.isEmpty() && !Version.isWords(words)) {
      throw new CallFailure("Invalid " + what + " string");
    }
    return words;
  }
}
