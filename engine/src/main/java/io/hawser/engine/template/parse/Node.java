package io.hawser.engine.template.parse;

import io.hawser.engine.template.format.Quote;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node of a template's tree. */
public sealed interface Node {
  /** Offset into the template's text, in chars. */
  int at();

  /** What stands in the text or between actions. */
  sealed interface Statement extends Node {}

  /** What has a value. */
  sealed interface Expression extends Node {
    /** The expression as error messages show it. */
    String shown();
  }

  record Text(int at, String text) implements Statement {}

  record Action(int at, Pipe pipe) implements Statement {}

  record If(int at, Pipe pipe, Block then, @Nullable Block otherwise) implements Statement {}

  record With(int at, Pipe pipe, Block then, @Nullable Block otherwise) implements Statement {}

  record Range(int at, Pipe pipe, Block body, @Nullable Block otherwise) implements Statement {}

  record Break(int at) implements Statement {}

  record Continue(int at) implements Statement {}

  /** The use of a named template. */
  record Call(int at, String name, @Nullable Pipe pipe) implements Statement {
    public String shown() {
      String argument = pipe == null ? "" : " " + pipe.shown();
      return "{{template " + Quote.string(name) + argument + "}}";
    }
  }

  /** Statements one after the other. */
  record Block(List<Statement> statements) {
    /** Whether there is nothing but white space, so that another definition may replace it. */
    boolean isBlank() {
      return statements.stream()
          .allMatch(statement -> statement instanceof Text(_, String text) && text.isBlank());
    }
  }

  /**
   * Commands joined by bars, and the variables that take the value.
   *
   * @param assigns whether the variables exist already
   */
  record Pipe(int at, List<Variable> variables, boolean assigns, List<Command> commands)
      implements Expression {
    @Override
    public String shown() {
      String names = variables.stream().map(Variable::shown).collect(Collectors.joining(", "));
      return (variables.isEmpty() ? "" : names + (assigns ? " = " : " := "))
          + commands.stream().map(Command::shown).collect(Collectors.joining(" | "));
    }
  }

  /** An operand, or a function or method with its arguments. */
  record Command(int at, List<Expression> words) implements Expression {
    @Override
    public String shown() {
      return words.stream().map(Node::inParentheses).collect(Collectors.joining(" "));
    }
  }

  private static String inParentheses(Expression expression) {
    return expression instanceof Pipe ? "(" + expression.shown() + ")" : expression.shown();
  }

  record Identifier(int at, String name) implements Expression {
    @Override
    public String shown() {
      return name;
    }
  }

  /** A variable and the fields behind it; the first name is the variable's. */
  record Variable(int at, List<String> names) implements Expression {
    @Override
    public String shown() {
      return String.join(".", names);
    }
  }

  /** Fields of dot. */
  record Field(int at, List<String> names) implements Expression {
    @Override
    public String shown() {
      return "." + String.join(".", names);
    }
  }

  /** Fields of the value of another expression. */
  record Chain(int at, Expression base, List<String> names) implements Expression {
    @Override
    public String shown() {
      return inParentheses(base) + "." + String.join(".", names);
    }
  }

  record Dot(int at) implements Expression {
    @Override
    public String shown() {
      return ".";
    }
  }

  record Nil(int at) implements Expression {
    @Override
    public String shown() {
      return "nil";
    }
  }

  record Bool(int at, boolean value) implements Expression {
    @Override
    public String shown() {
      return String.valueOf(value);
    }
  }

  /**
   * A string constant.
   *
   * @param source as it is written, with its quotes
   */
  record Literal(int at, String source, String value) implements Expression {
    @Override
    public String shown() {
      return source;
    }
  }

  @SuppressWarnings("AvoidCommonTypeNames") // as Go calls it
  record Number(int at, NumberConstant constant) implements Expression {
    @Override
    public String shown() {
      return constant.source();
    }
  }
}
