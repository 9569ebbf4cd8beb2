package io.hawser.kopia.content;

import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.index.IndexEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Of many entries the one that counts for each content. */
final class Winners {
  private Winners() {}

  static Collection<IndexEntry> of(Collection<IndexEntry> entries) {
    Map<ContentId, IndexEntry> winners = HashMap.newHashMap(entries.size());
    for (var entry : entries) {
      winners.merge(entry.id(), entry, (one, other) -> other.beats(one) ? other : one);
    }
    return winners.values();
  }
}
