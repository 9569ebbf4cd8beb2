package io.hawser.engine.template.regex;

import java.util.ArrayList;
import java.util.List;

/** An expression as instructions of a machine that follows all ways at once. */
final class Program {
  /** Larger programs are refused: the work per rune of a text grows with them. */
  private static final int LARGEST = 30_000;

  sealed interface Instruction {}

  /** Takes a rune of the set and goes on to the next instruction. */
  record Take(RuneSet set) implements Instruction {}

  /** Goes both ways; the first one is preferred. */
  record Split(int first, int second) implements Instruction {}

  record Jump(int target) implements Instruction {}

  /** Notes the place in the text. */
  record Save(int slot) implements Instruction {}

  record Assert(Node.Kind kind) implements Instruction {}

  record Match() implements Instruction {}

  private final List<Instruction> code = new ArrayList<>();

  private Program() {}

  static List<Instruction> compile(Node node) {
    var program = new Program();
    program.add(new Save(0));
    program.emit(node);
    program.add(new Save(1));
    program.add(new Match());
    return List.copyOf(program.code);
  }

  private int add(Instruction instruction) {
    if (code.size() >= LARGEST) {
      throw new RegexTooSlow("the regular expression is too large");
    }
    code.add(instruction);
    return code.size() - 1;
  }

  private void emit(Node node) {
    switch (node) {
      case Node.One(RuneSet set) -> add(new Take(set));
      case Node.Assertion(Node.Kind kind) -> add(new Assert(kind));
      case Node.Group(int index, Node body) -> {
        add(new Save(2 * index));
        emit(body);
        add(new Save(2 * index + 1));
      }
      case Node.Sequence(var parts) -> {
        for (var part : parts) {
          emit(part);
        }
      }
      case Node.Choice(var branches) -> choice(branches);
      case Node.Repeat repeat -> repeat(repeat);
    }
  }

  private void choice(List<Node> branches) {
    var jumps = new ArrayList<Integer>();
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      int split = last ? -1 : add(new Jump(0));
      emit(branches.get(i));
      if (!last) {
        jumps.add(add(new Jump(0)));
        code.set(split, new Split(split + 1, code.size()));
      }
    }
    for (int jump : jumps) {
      code.set(jump, new Jump(code.size()));
    }
  }

  private void repeat(Node.Repeat repeat) {
    var body = repeat.body();
    boolean greedy = repeat.greedy();
    for (int i = 0; i < repeat.least() - (repeat.most() < 0 ? 1 : 0); i++) {
      emit(body);
    }
    if (repeat.most() < 0) {
      if (repeat.least() > 0) {
        plus(body, greedy);
      } else {
        star(body, greedy);
      }
      return;
    }
    var splits = new ArrayList<Integer>();
    for (int i = repeat.least(); i < repeat.most(); i++) {
      splits.add(add(new Jump(0)));
      emit(body);
    }
    for (int split : splits) {
      code.set(split, split(split + 1, code.size(), greedy));
    }
  }

  private static Split split(int into, int past, boolean greedy) {
    return greedy ? new Split(into, past) : new Split(past, into);
  }

  private void plus(Node body, boolean greedy) {
    int start = code.size();
    emit(body);
    add(split(start, code.size() + 1, greedy));
  }

  /** A body that can be empty is tried once before the loop, so that its order of ways holds. */
  private void star(Node body, boolean greedy) {
    int split = add(new Jump(0));
    if (isNullable(body)) {
      plus(body, greedy);
    } else {
      emit(body);
      add(new Jump(split));
    }
    code.set(split, split(split + 1, code.size(), greedy));
  }

  private static boolean isNullable(Node node) {
    return switch (node) {
      case Node.One _ -> false;
      case Node.Assertion _ -> true;
      case Node.Group(_, Node body) -> isNullable(body);
      case Node.Sequence(var parts) -> parts.stream().allMatch(Program::isNullable);
      case Node.Choice(var branches) -> branches.stream().anyMatch(Program::isNullable);
      case Node.Repeat(Node body, int least, _, _) -> least == 0 || isNullable(body);
    };
  }
}
