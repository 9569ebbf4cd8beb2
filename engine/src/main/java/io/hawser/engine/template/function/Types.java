package io.hawser.engine.template.function;

import io.hawser.engine.template.value.GoType;
import io.hawser.engine.template.value.GoType.Field;
import java.util.List;

/** The struct types that functions give back. */
public final class Types {
  /** A certificate and its key, both in PEM. */
  public static final GoType CERTIFICATE =
      GoType.struct(
          "sprig.certificate",
          List.of(Field.of("Cert", GoType.STRING), Field.of("Key", GoType.STRING)));

  /** A semantic version; its fields are not visible to templates, its methods are. */
  public static final GoType VERSION =
      GoType.struct(
          "semver.Version",
          List.of(
              Field.of("major", GoType.INT64),
              Field.of("minor", GoType.INT64),
              Field.of("patch", GoType.INT64),
              Field.of("pre", GoType.STRING),
              Field.of("metadata", GoType.STRING),
              Field.of("original", GoType.STRING)));

  private Types() {}
}
