package io.hawser.engine.error;

import java.util.Optional;

/**
 * One fault in a document.
 *
 * @param position where, if it stands in a document
 * @param field path of the field, such as {@code actions.backup.phases[0].func}; may be empty
 * @param message what was found and what is allowed
 */
public record Finding(Optional<Position> position, String field, String message) {
  @Override
  public String toString() {
    var where = position.map(p -> p + ": ").orElse("");
    return where + (field.isEmpty() ? "" : field + ": ") + message;
  }
}
