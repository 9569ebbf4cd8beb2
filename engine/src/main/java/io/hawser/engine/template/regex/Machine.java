package io.hawser.engine.template.regex;

import io.hawser.engine.template.regex.Program.Instruction;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program over a text, all ways in step (a Pike machine): time is bounded by the product of
 * the lengths of text and program, memory by the program. Not thread-safe.
 */
final class Machine {
  /** Ways in order of preference, each with the places it has noted. */
  private static final class Ways {
    final int[] sparse;
    final int[] instructions;
    final int[][] places;
    int size;

    Ways(int program) {
      sparse = new int[program];
      instructions = new int[program];
      places = new int[program][];
    }

    boolean contains(int instruction) {
      int at = sparse[instruction];
      return at < size && instructions[at] == instruction;
    }

    void add(int instruction, int[] noted) {
      sparse[instruction] = size;
      instructions[size] = instruction;
      places[size++] = noted;
    }
  }

  /** An instruction still to be followed, or (restore) places to go back to. */
  private record Pending(int instruction, int[] places) {}

  private final List<Instruction> program;
  private final int[] text;
  private final Budget budget;
  private final int slots;

  Machine(List<Instruction> program, int slots, int[] text, Budget budget) {
    this.program = program;
    this.slots = slots;
    this.text = text;
    this.budget = budget;
  }

  /** The first match at or after a place: starts and ends of the groups; null if there is none. */
  int @Nullable [] match(int start) {
    var current = new Ways(program.size());
    var next = new Ways(program.size());
    int[] matched = null;
    for (int at = start; ; at++) {
      if (matched == null) {
        int[] fresh = new int[slots];
        Arrays.fill(fresh, -1);
        follow(current, 0, fresh, at);
      } else if (current.size == 0) {
        break;
      }
      budget.spend(current.size + 1L);
      next.size = 0;
      for (int i = 0; i < current.size; i++) {
        int instruction = current.instructions[i];
        var what = program.get(instruction);
        if (what instanceof Program.Match) {
          matched = current.places[i];
          break;
        }
        if (what instanceof Program.Take(RuneSet set)
            && at < text.length
            && set.contains(text[at])) {
          follow(next, instruction + 1, current.places[i], at + 1);
        }
      }
      if (at >= text.length) {
        break;
      }
      var done = current;
      current = next;
      next = done;
    }
    return matched;
  }

  /** Adds the instructions that take a rune or match, reached without taking one. */
  private void follow(Ways ways, int start, int[] places, int at) {
    Deque<Pending> pending = new ArrayDeque<>();
    pending.push(new Pending(start, places));
    while (!pending.isEmpty()) {
      var way = pending.pop();
      int instruction = way.instruction();
      if (ways.contains(instruction)) {
        continue;
      }
      ways.add(instruction, way.places());
      switch (program.get(instruction)) {
        case Program.Jump(int target) -> pending.push(new Pending(target, way.places()));
        case Program.Split(int first, int second) -> {
          pending.push(new Pending(second, way.places()));
          pending.push(new Pending(first, way.places()));
        }
        case Program.Save(int slot) -> {
          int[] noted = way.places().clone();
          noted[slot] = at;
          pending.push(new Pending(instruction + 1, noted));
        }
        case Program.Assert(Node.Kind kind) -> {
          if (holds(kind, at)) {
            pending.push(new Pending(instruction + 1, way.places()));
          }
        }
        case Program.Take _, Program.Match _ -> {}
      }
    }
  }

  private boolean holds(Node.Kind kind, int at) {
    return switch (kind) {
      case TEXT_START -> at == 0;
      case TEXT_END -> at == text.length;
      case LINE_START -> at == 0 || text[at - 1] == '\n';
      case LINE_END -> at == text.length || text[at] == '\n';
      case WORD_BOUNDARY -> wordAt(at - 1) != wordAt(at);
      case NO_WORD_BOUNDARY -> wordAt(at - 1) == wordAt(at);
    };
  }

  private boolean wordAt(int at) {
    return at >= 0 && at < text.length && RuneSet.isWord(text[at]);
  }
}
