package io.hawser.engine.template.regex;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Unicode's general categories by their short names, {@code Lu} or {@code L}. */
final class Categories {
  private static final Map<String, Byte> BY_NAME =
      Map.ofEntries(
          Map.entry("Lu", Character.UPPERCASE_LETTER),
          Map.entry("Ll", Character.LOWERCASE_LETTER),
          Map.entry("Lt", Character.TITLECASE_LETTER),
          Map.entry("Lm", Character.MODIFIER_LETTER),
          Map.entry("Lo", Character.OTHER_LETTER),
          Map.entry("Mn", Character.NON_SPACING_MARK),
          Map.entry("Me", Character.ENCLOSING_MARK),
          Map.entry("Mc", Character.COMBINING_SPACING_MARK),
          Map.entry("Nd", Character.DECIMAL_DIGIT_NUMBER),
          Map.entry("Nl", Character.LETTER_NUMBER),
          Map.entry("No", Character.OTHER_NUMBER),
          Map.entry("Zs", Character.SPACE_SEPARATOR),
          Map.entry("Zl", Character.LINE_SEPARATOR),
          Map.entry("Zp", Character.PARAGRAPH_SEPARATOR),
          Map.entry("Cc", Character.CONTROL),
          Map.entry("Cf", Character.FORMAT),
          Map.entry("Co", Character.PRIVATE_USE),
          Map.entry("Cs", Character.SURROGATE),
          Map.entry("Pd", Character.DASH_PUNCTUATION),
          Map.entry("Ps", Character.START_PUNCTUATION),
          Map.entry("Pe", Character.END_PUNCTUATION),
          Map.entry("Pc", Character.CONNECTOR_PUNCTUATION),
          Map.entry("Po", Character.OTHER_PUNCTUATION),
          Map.entry("Pi", Character.INITIAL_QUOTE_PUNCTUATION),
          Map.entry("Pf", Character.FINAL_QUOTE_PUNCTUATION),
          Map.entry("Sm", Character.MATH_SYMBOL),
          Map.entry("Sc", Character.CURRENCY_SYMBOL),
          Map.entry("Sk", Character.MODIFIER_SYMBOL),
          Map.entry("So", Character.OTHER_SYMBOL));

  private static final Map<String, Long> MASKS = masks();

  private Categories() {}

  private static Map<String, Long> masks() {
    var masks = new HashMap<String, Long>();
    BY_NAME.forEach((name, type) -> {
      masks.merge(name, 1L << type, (left, right) -> left | right);
      masks.merge(name.substring(0, 1), 1L << type, (left, right) -> left | right);
    });
    return Map.copyOf(masks);
  }

  static Optional<RuneSet> byName(String name) {
    return Optional.ofNullable(MASKS.get(name))
        .map(mask -> rune -> (mask >> Character.getType(rune) & 1) != 0);
  }
}
