package io.hawser.engine.function;

import io.hawser.engine.error.BlueprintException;
import io.hawser.engine.error.Finding;
import io.hawser.engine.function.FunctionSpec.Bound;
import io.hawser.engine.value.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns a map of arguments into what a function declared, and collects all that is wrong. */
final class ArgBinder {
  private final FunctionSpec<?> spec;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Object> bound = new HashMap<>();

  ArgBinder(FunctionSpec<?> spec) {
    this.spec = spec;
  }

  static <P> P bind(FunctionSpec<P> spec, Map<String, ? extends @Nullable Object> args) {
    var binder = new ArgBinder(spec);
    binder.bindAll(args, value -> false);
    binder.refuseFindings();
    try {
      return spec.binder().apply(new Values(binder.bound));
    } catch (IllegalArgumentException e) {
      binder.find("args", String.valueOf(e.getMessage()));
      throw new BlueprintException(binder.findings);
    }
  }

  /** What is wrong with arguments of which some ({@code open}) get their value only later. */
  static List<Finding> check(
      FunctionSpec<?> spec, Map<String, ? extends @Nullable Object> args, Predicate<Object> open) {
    var binder = new ArgBinder(spec);
    boolean complete = binder.bindAll(args, open);
    if (complete && binder.findings.isEmpty()) {
      try {
        var _ = spec.binder().apply(new Values(binder.bound));
      } catch (IllegalArgumentException e) {
        binder.find("args", String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(binder.findings);
  }

  private boolean bindAll(Map<String, ? extends @Nullable Object> args, Predicate<Object> open) {
    refuseUnknown(args);
    boolean complete = true;
    for (var arg : spec.args()) {
      var value = args.get(arg.name());
      if (value != null && open.test(value)) {
        complete = false;
      } else {
        bindOne(arg, value);
      }
    }
    return complete;
  }

  private void refuseUnknown(Map<String, ? extends @Nullable Object> args) {
    var names = spec.args().stream().map(Arg::name).toList();
    for (var name : args.keySet()) {
      if (!names.contains(name)) {
        find(
            "args." + name,
            "%s has no argument '%s'".formatted(spec.name(), name) + Names.hint(name, names));
      }
    }
  }

  private void bindOne(Arg<?> arg, @Nullable Object value) {
    if (value != null) {
      convert(arg, value);
    } else if (arg.required()) {
      find(
          "args",
          "%s needs argument '%s' (%s)".formatted(spec.name(), arg.name(), arg.type().words()));
    } else if (arg.defaultValue() != null) {
      bound.put(arg.name(), arg.defaultValue());
    } else {
      bound.put(arg.name(), Optional.empty());
    }
  }

  private void convert(Arg<?> arg, Object value) {
    var converted = ArgValue.convert(arg.type(), value);
    if (converted.isEmpty()) {
      find(
          "args." + arg.name(),
          "'%s' must be %s, not %s"
              .formatted(arg.name(), arg.type().words(), ArgValue.describe(value)));
      return;
    }
    var result = converted.get();
    if (!arg.allowed().isEmpty() && !arg.allowed().contains(String.valueOf(result))) {
      var near = Names.didYouMean(String.valueOf(result), arg.allowed()).orElse("");
      find(
          "args." + arg.name(),
          "'%s' must be one of %s, not '%s'"
                  .formatted(arg.name(), String.join(", ", arg.allowed()), result)
              + near);
      return;
    }
    boolean optional = !arg.required() && arg.defaultValue() == null;
    bound.put(arg.name(), optional ? Optional.of(result) : result);
  }

  private void find(String field, String message) {
    findings.add(new Finding(Optional.empty(), field, message));
  }

  private void refuseFindings() {
    if (!findings.isEmpty()) {
      throw new BlueprintException(findings);
    }
  }

  private record Values(Map<String, Object> byName) implements Bound {
    @Override
    @SuppressWarnings("unchecked") // bindOne put a value of the declared type under this name
    public <T> T get(Arg<T> arg) {
      var value = byName.get(arg.name());
      if (value == null) {
        throw new IllegalStateException("argument '%s' is not declared".formatted(arg.name()));
      }
      return (T) value;
    }
  }
}
