package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.GoFunction;
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
}
