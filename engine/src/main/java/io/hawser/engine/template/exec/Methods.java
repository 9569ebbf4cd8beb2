package io.hawser.engine.template.exec;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoInt;
import io.hawser.engine.template.value.GoStruct;
import io.hawser.engine.template.value.GoTime;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods templates can call on values. */
final class Methods {
  /** Kubernetes' time type hides these methods of the time inside it. */
  private static final Set<String> HIDDEN = Set.of("Before", "Equal", "IsZero");

  private Methods() {}

  /**
   * A method with its receiver already in it.
   *
   * @param pointer whether the receiver was reached through a pointer
   */
  static Optional<GoFunction> find(boolean pointer, Operand receiver, String name) {
    var value = receiver.value();
    return switch (value) {
      case GoTime time -> bind(TimeMethods.FUNCTIONS, name, Operand.of(time));
      case GoStruct struct
          when struct.type().toString().equals("v1.Time") && !HIDDEN.contains(name) ->
          bind(TimeMethods.FUNCTIONS, name, Operand.of(struct.get("Time")));
      case GoStruct struct when pointer && struct.type().toString().equals("semver.Version") ->
          bind(VersionMethods.FUNCTIONS, name, receiver);
      case GoInt number when number.type().equals(GoType.DURATION) ->
          bind(DurationMethods.FUNCTIONS, name, receiver);
      case GoInt number
          when number.type().equals(GoType.MONTH) || number.type().equals(GoType.WEEKDAY) ->
          bind(DurationMethods.STRING, name, receiver);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<GoFunction> bind(
      List<GoFunction> methods, String name, Operand receiver) {
    return methods.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .map(method -> new GoFunction(method.signature(), bound(method, receiver)));
  }

  private static GoFunction.Body bound(GoFunction method, Operand receiver) {
    return arguments -> {
      var all = new ArrayList<Operand>();
      all.add(receiver);
      all.addAll(arguments.operands());
      return method.body().call(new Arguments(all, arguments.surroundings()));
    };
  }
}
