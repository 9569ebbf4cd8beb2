package io.hawser.engine.template.sprig;

import io.hawser.engine.template.format.Quote;
import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.regex.GoRegex;
import io.hawser.engine.template.regex.RegexSyntaxException;
import io.hawser.engine.template.regex.RegexTooSlow;
import io.hawser.engine.template.value.GoSlice;
import io.hawser.engine.template.value.GoType;
import java.util.List;

/** Regular expressions with RE2's syntax. */
final class Regexes {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          guarded("regexMatch(string, string) bool", a -> matches(a.text(0), a.text(1))),
          guarded("regexFind(string, string) string", a -> regex(a).find(a.text(1))),
          guarded("regexFindAll(string, string, int) []string", Regexes::findAll),
          guarded(
              "regexReplaceAll(string, string, string) string",
              a -> regex(a).replaceAll(a.text(1), a.text(2), a.surroundings()::requireText)),
          guarded(
              "regexReplaceAllLiteral(string, string, string) string",
              a -> regex(a).replaceAllLiteral(a.text(1), a.text(2), a.surroundings()::requireText)),
          guarded("regexSplit(string, string, int) []string", Regexes::split));

  private Regexes() {}

  private static GoFunction guarded(String signature, GoFunction.Body body) {
    return GoFunction.of(
        signature,
        arguments -> {
          try {
            return body.call(arguments);
          } catch (RegexTooSlow tooSlow) {
            throw new CallFailure(String.valueOf(tooSlow.getMessage()));
          }
        });
  }

  private static GoRegex regex(Arguments arguments) {
    String source = arguments.text(0);
    try {
      return GoRegex.compile(source);
    } catch (RegexSyntaxException malformed) {
      throw new CallFailure("regexp: Compile(" + Quote.raw(source) + "): " + malformed.text());
    }
  }

  /** A malformed expression matches nothing, as in sprig. */
  private static boolean matches(String source, String text) {
    try {
      return GoRegex.compile(source).matches(text);
    } catch (RegexSyntaxException malformed) {
      return false;
    }
  }

  private static GoSlice findAll(Arguments arguments) {
    var found = regex(arguments).findAll(arguments.text(1), arguments.count(2));
    arguments.surroundings().requireItems(found.size());
    return found.isEmpty() ? new GoSlice(GoType.STRINGS, null) : GoSlice.strings(found);
  }

  private static GoSlice split(Arguments arguments) {
    var parts = regex(arguments).split(arguments.text(1), arguments.count(2));
    return parts == null ? new GoSlice(GoType.STRINGS, null) : GoSlice.strings(parts);
  }
}
