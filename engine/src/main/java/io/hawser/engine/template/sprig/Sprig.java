package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.GoStrings;
import java.util.List;
import java.util.stream.Stream;

/** All functions of sprig 2.22.0, with those replaced that Kanister replaces. */
public final class Sprig {
  public static final List<GoFunction> ALL =
      Stream.of(
              Affixes.FUNCTIONS,
              Cases.FUNCTIONS,
              Certificates.FUNCTIONS,
              Crypto.FUNCTIONS,
              Dates.FUNCTIONS,
              Defaults.FUNCTIONS,
              Dicts.FUNCTIONS,
              Encodings.FUNCTIONS,
              Lists.FUNCTIONS,
              Machine.FUNCTIONS,
              Numbers.FUNCTIONS,
              Paths.FUNCTIONS,
              RandomText.FUNCTIONS,
              Regexes.FUNCTIONS,
              SemVer.FUNCTIONS,
              Splitting.FUNCTIONS,
              Texts.FUNCTIONS,
              TypeNames.FUNCTIONS,
              Urls.FUNCTIONS,
              Wrapping.FUNCTIONS)
          .flatMap(List::stream)
          .toList();

  private Sprig() {}

  /**
   * The text that was encoded in base64.
   *
   * @throws CallFailure with Go's message if it is malformed
   */
  public static String decodeBase64(String text) {
    try {
      return GoStrings.fromBytes(Encodings.base64(text));
    } catch (Encodings.Corrupt corrupt) {
      throw new CallFailure(String.valueOf(corrupt.getMessage()));
    }
  }
}
