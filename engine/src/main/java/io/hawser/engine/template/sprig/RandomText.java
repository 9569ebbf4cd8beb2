package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/** Random texts, from a source fit for passwords. */
final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String ASCII = ascii();

  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("randAlphaNum(int) string", a -> random(a, LETTERS + DIGITS)),
          GoFunction.of("randAlpha(int) string", a -> random(a, LETTERS)),
          GoFunction.of("randNumeric(int) string", a -> random(a, DIGITS)),
          GoFunction.of("randAscii(int) string", a -> random(a, ASCII)),
          GoFunction.of("uuidv4() string", _ -> UUID.randomUUID().toString()),
          GoFunction.of("shuffle(string) string", a -> shuffled(a.text(0))));

  private RandomText() {}

  private static String ascii() {
    var text = new StringBuilder();
    for (char c = ' '; c < 0x7f; c++) {
      text.append(c);
    }
    return text.toString();
  }

  /** A negative length gives an empty text, as in sprig. */
  private static String random(Arguments arguments, String alphabet) {
    int length = Math.max(0, arguments.count(0));
    arguments.surroundings().requireText(length);
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String shuffled(String text) {
    int[] runes = GoStrings.runes(text);
    for (int i = runes.length - 1; i > 0; i--) {
      int other = RANDOM.nextInt(i + 1);
      int moved = runes[i];
      runes[i] = runes[other];
      runes[other] = moved;
    }
    return GoStrings.ofRunes(runes);
  }
}
