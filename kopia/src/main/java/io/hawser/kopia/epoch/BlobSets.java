package io.hawser.kopia.epoch;

import io.hawser.kopia.blob.BlobMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Names of index blobs: {@code …-s<set>-c<count>} is one of a set of {@code count} blobs that only
 * together are worth something (Kopia's format, "Blob naming and set completeness").
 */
final class BlobSets {
  private BlobSets() {}

  /** The first set of which no blob is missing, in the order of names; empty when there is none. */
  static List<BlobMetadata> firstComplete(Collection<BlobMetadata> blobs) {
    Map<String, List<BlobMetadata>> sets = new LinkedHashMap<>();
    for (var blob : blobs.stream().sorted(Comparator.comparing(BlobMetadata::id)).toList()) {
      var parts = blob.id().name().split("-", -1);
      var count = count(parts);
      if (count.isEmpty()) {
        return List.of(blob);
      }
      var set = sets.computeIfAbsent(parts[1], key -> new ArrayList<>());
      set.add(blob);
      if (set.size() == count.getAsLong()) {
        return set;
      }
    }
    return List.of();
  }

  private static OptionalLong count(String[] parts) {
    if (parts.length < 3 || !parts[1].startsWith("s") || !parts[2].startsWith("c")) {
      return OptionalLong.empty();
    }
    return number(parts[2].substring(1));
  }

  /** The epoch in {@code xn12_…}: what stands before the first underscore, without letters. */
  static OptionalLong epoch(String name) {
    int end = name.indexOf('_');
    return number(withoutLetters(end < 0 ? name : name.substring(0, end)));
  }

  static String withoutLetters(String text) {
    int start = 0;
    while (start < text.length() && !Character.isDigit(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** A number without sign, or none when the text is none. */
  static OptionalLong number(String digits) {
    if (digits.isEmpty() || digits.length() > 18) {
      return OptionalLong.empty();
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(Long.parseLong(digits));
  }
}
