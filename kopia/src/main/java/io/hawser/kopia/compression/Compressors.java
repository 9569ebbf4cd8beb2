package io.hawser.kopia.compression;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compressors of Kopia's format by name and by header. */
public final class Compressors {
  private static final Map<String, Compressor> BY_NAME = new LinkedHashMap<>();

  static {
    add("zstd", 0x1100, new ZstdCodec(3));
    add("zstd-fastest", 0x1101, new ZstdCodec(1));
    add("zstd-better-compression", 0x1102, new ZstdCodec(7));
    add("zstd-best-compression", 0x1103, new ZstdCodec(15));
  }

  private Compressors() {}

  private static void add(String name, int headerId, Codec codec) {
    BY_NAME.put(name, new CodecCompressor(name, headerId, codec));
  }

  /** Kopia's names. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * @param name Kopia's name; "no compressor" has none
   * @throws RepositoryException of kind {@code UNSUPPORTED} for an unknown name
   */
  public static Compressor named(String name) {
    var found = BY_NAME.get(name);
    if (found == null) {
      throw new RepositoryException(
          Kind.UNSUPPORTED,
          "no compressor '%s'; known: %s".formatted(name, String.join(", ", names())));
    }
    return found;
  }

  /**
   * @throws RepositoryException of kind {@code UNSUPPORTED} for an unknown header
   */
  public static Compressor byHeaderId(int headerId) {
    return BY_NAME.values().stream()
        .filter(compressor -> compressor.headerId() == headerId)
        .findFirst()
        .orElseThrow(() ->
            new RepositoryException(
                Kind.UNSUPPORTED, "no compressor with the header 0x%x".formatted(headerId)));
  }
}
