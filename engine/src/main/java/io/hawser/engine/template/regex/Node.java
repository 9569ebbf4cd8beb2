package io.hawser.engine.template.regex;

import java.util.List;

/** The tree of an expression. */
sealed interface Node {

  /** One rune of a set. */
  record One(RuneSet set) implements Node {}

  record Assertion(Kind kind) implements Node {}

  enum Kind {
    LINE_START,
    LINE_END,
    TEXT_START,
    TEXT_END,
    WORD_BOUNDARY,
    NO_WORD_BOUNDARY
  }

  record Group(int index, Node body) implements Node {}

  record Sequence(List<Node> parts) implements Node {}

  record Choice(List<Node> branches) implements Node {}

  /**
   * A repetition.
   *
   * @param most -1 for no upper bound
   */
  record Repeat(Node body, int least, int most, boolean greedy) implements Node {}
}
