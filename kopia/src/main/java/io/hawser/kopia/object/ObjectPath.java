package io.hawser.kopia.object;

import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;

/**
 * An object id taken apart (Kopia's format, "Object IDs").
 *
 * @param indirections how many lists stand between the id and the data: letters {@code I}
 * @param compressed true when the content is a compressed payload by itself: letter {@code Z}
 */
record ObjectPath(int indirections, boolean compressed, ContentId content) {
  private static final int MAX_INDIRECTIONS = 8;

  static ObjectPath parse(ObjectId id) {
    var text = id.text();
    int start = 0;
    while (start < text.length() && text.charAt(start) == 'I') {
      start++;
    }
    boolean compressed = text.startsWith("Z", start);
    if (compressed && start > 0) {
      throw new RepositoryException(
          Kind.CORRUPT, "'%s' is not an object id: it is both I and Z".formatted(text));
    }
    if (start > MAX_INDIRECTIONS) {
      throw new RepositoryException(
          Kind.UNSUPPORTED,
          "object '%s' has %d levels of lists; at most %d are read"
              .formatted(text, start, MAX_INDIRECTIONS));
    }
    int end = compressed ? start + 1 : start;
    if (text.startsWith("D", end)) {
      end++;
    }
    return new ObjectPath(start, compressed, ContentId.parse(text.substring(end)));
  }

  /** The object that is the list of this one's chunks. */
  static ObjectId listOf(ObjectId id) {
    return new ObjectId(id.text().substring(1));
  }

  static ObjectId indirect(ObjectId list) {
    return new ObjectId("I" + list.text());
  }
}
