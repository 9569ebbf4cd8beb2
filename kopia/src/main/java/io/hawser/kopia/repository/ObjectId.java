package io.hawser.kopia.repository;

/**
 * Names an object: {@code I}… for indirect ones, an optional {@code Z}, then a content id (Kopia's
 * format, section "Object IDs").
 */
public record ObjectId(String text) {
  public ObjectId {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an object needs an id");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
