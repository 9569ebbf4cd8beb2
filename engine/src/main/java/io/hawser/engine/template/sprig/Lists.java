package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoBytes;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists. Every function but slice gives a new list. */
final class Lists {
  private static final GoSlice NIL = new GoSlice(GoType.ANY_SLICE, null);

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("list(...any) []any", a -> a.from(0)),
          GoFunction.of("tuple(...any) []any", a -> a.from(0)),
          GoFunction.of("append(any, any) []any", Lists::push),
          GoFunction.of("push(any, any) []any", Lists::push),
          GoFunction.of("prepend(any, any) []any", Lists::prepend),
          GoFunction.of("first(any) any", a -> end(items(a, 0, "find first"), true)),
          GoFunction.of("last(any) any", a -> end(items(a, 0, "find last"), false)),
          GoFunction.of("rest(any) []any", a -> part(items(a, 0, "find rest"), 1, 0)),
          GoFunction.of("initial(any) []any", a -> part(items(a, 0, "find initial"), 0, 1)),
          GoFunction.of(
              "reverse(any) []any", a -> new ArrayList<>(items(a, 0, "find reverse").reversed())),
          GoFunction.of("compact(any) []any", Lists::compact),
          GoFunction.of("uniq(any) []any", Lists::unique),
          GoFunction.of("without(any, ...any) []any", Lists::without),
          GoFunction.of("has(any, any) bool", Lists::has),
          GoFunction.of("slice(any, ...any) any", Lists::slice),
          GoFunction.of("concat(...any) any", Lists::concat));

  private Lists() {}

  /** The items of a list argument; other arguments are refused in sprig's words. */
  private static List<@Nullable Object> items(Arguments arguments, int index, String what) {
    var operand = Operand.of(arguments.any(index));
    if (!operand.isValid()) {
      throw Panics.nilPointer();
    }
    if (operand.kind() != Kind.SLICE) {
      throw new CallFailure("Cannot " + what + " on type " + operand.kind());
    }
    return operand.items();
  }

  private static List<@Nullable Object> push(Arguments arguments) {
    var items = new ArrayList<>(items(arguments, 0, "push"));
    items.add(arguments.any(1));
    arguments.surroundings().requireItems(items.size());
    return items;
  }

  private static List<@Nullable Object> prepend(Arguments arguments) {
    var items = new ArrayList<@Nullable Object>();
    items.add(arguments.any(1));
    items.addAll(items(arguments, 0, "prepend"));
    arguments.surroundings().requireItems(items.size());
    return items;
  }

  private static @Nullable Object end(List<@Nullable Object> items, boolean first) {
    return items.isEmpty() ? null : first ? items.getFirst() : items.getLast();
  }

  /** The items without some at the start and the end; nil if there are none at all. */
  private static Object part(List<@Nullable Object> items, int fromStart, int fromEnd) {
    return items.isEmpty()
        ? NIL
        : new ArrayList<>(items.subList(fromStart, items.size() - fromEnd));
  }

  private static List<@Nullable Object> compact(Arguments arguments) {
    var kept = new ArrayList<>(items(arguments, 0, "compact"));
    kept.removeIf(Values::isEmpty);
    return kept;
  }

  private static boolean contains(List<@Nullable Object> items, @Nullable Object wanted) {
    return items.stream().anyMatch(item -> DeepEqual.test(wanted, item));
  }

  private static List<@Nullable Object> unique(Arguments arguments) {
    var items = items(arguments, 0, "find uniq");
    requireComparisons(arguments, items.size(), items.size());
    var unique = new ArrayList<@Nullable Object>();
    for (var item : items) {
      if (!contains(unique, item)) {
        unique.add(item);
      }
    }
    return unique;
  }

  private static List<@Nullable Object> without(Arguments arguments) {
    var unwanted = arguments.from(1);
    var kept = new ArrayList<>(items(arguments, 0, "find without"));
    requireComparisons(arguments, kept.size(), unwanted.size());
    kept.removeIf(item -> contains(unwanted, item));
    return kept;
  }

  /** Items are compared pair by pair, so their number counts twice against the limit of steps. */
  private static void requireComparisons(Arguments arguments, long left, long right) {
    long limit = 10L * arguments.surroundings().limits().steps();
    if (left * right > limit) {
      throw new CallFailure("the lists are too long to compare their items");
    }
  }

  private static boolean has(Arguments arguments) {
    return arguments.any(1) != null && contains(items(arguments, 1, "find has"), arguments.any(0));
  }

  private static @Nullable Object slice(Arguments arguments) {
    var list = Operand.of(arguments.any(0));
    if (!list.isValid()) {
      throw Panics.nilPointer();
    }
    if (list.kind() != Kind.SLICE) {
      throw new CallFailure("list should be type of slice or array but " + list.kind());
    }
    if (list.length() == 0) {
      return null;
    }
    long from = arguments.count() > 1 ? Values.integer(arguments.any(1)) : 0;
    long to = arguments.count() > 2 ? Values.integer(arguments.any(2)) : list.length();
    if (from < 0 || from > to || to > list.length()) {
      throw new CallFailure("reflect.Value.Slice: slice index out of bounds");
    }
    return switch (list.value()) {
      case GoBytes bytes -> new GoBytes(Arrays.copyOfRange(bytes.bytes(), (int) from, (int) to));
      case GoSlice slice -> new GoSlice(slice.type(), slice.items().subList((int) from, (int) to));
      case null, default -> list.items().subList((int) from, (int) to);
    };
  }

  private static Object concat(Arguments arguments) {
    var all = new ArrayList<@Nullable Object>();
    for (var list : arguments.from(0)) {
      var operand = Operand.of(list);
      if (!operand.isValid()) {
        throw Panics.nilPointer();
      }
      if (operand.kind() != Kind.SLICE) {
        throw new CallFailure("Cannot concat type " + operand.kind() + " as list");
      }
      arguments.surroundings().requireItems((long) all.size() + operand.length());
      all.addAll(operand.items());
    }
    return all.isEmpty() ? NIL : all;
  }
}
