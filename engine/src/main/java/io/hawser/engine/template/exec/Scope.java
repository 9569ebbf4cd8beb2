package io.hawser.engine.template.exec;

import io.hawser.engine.template.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The variables of one running template, a stack. */
final class Scope {
  private static final class Variable {
    final String name;
    Operand value;

    Variable(String name, Operand value) {
      this.name = name;
      this.value = value;
    }
  }

  private final List<Variable> variables = new ArrayList<>();

  Scope(Operand root) {
    push("$", root);
  }

  int mark() {
    return variables.size();
  }

  void pop(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  void push(String name, Operand value) {
    variables.add(new Variable(name, value));
  }

  /** Changes the n-th variable from the top, 1 for the newest. */
  void setFromTop(int n, Operand value) {
    variables.get(variables.size() - n).value = value;
  }

  /** Changes the newest variable of the name; false if there is none. */
  boolean set(String name, Operand value) {
    for (var variable : variables.reversed()) {
      if (variable.name.equals(name)) {
        variable.value = value;
        return true;
      }
    }
    return false;
  }

  Optional<Operand> get(String name) {
    for (var variable : variables.reversed()) {
      if (variable.name.equals(name)) {
        return Optional.of(variable.value);
      }
    }
    return Optional.empty();
  }
}
