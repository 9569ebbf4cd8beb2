package io.hawser.kopia.compression;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The compressors of Kopia's format by name and by header. LZ4 is not among them: Kopia 0.23
 * neither reads nor writes it.
 */
public final class Compressors {
  private static final Map<String, Compressor> BY_NAME = new LinkedHashMap<>();

  static {
    add("gzip", 0x1000, gzip(6));
    add("gzip-best-speed", 0x1001, gzip(1));
    add("gzip-best-compression", 0x1002, gzip(9));
    add("zstd", 0x1100, new ZstdCodec(3));
    add("zstd-fastest", 0x1101, new ZstdCodec(1));
    add("zstd-better-compression", 0x1102, new ZstdCodec(7));
    add("zstd-best-compression", 0x1103, new ZstdCodec(11));
    // One S2 encoder serves all of them; readers cannot tell.
    add("s2-default", 0x1200, new S2Codec());
    add("s2-better", 0x1201, new S2Codec());
    add("s2-parallel-4", 0x1202, new S2Codec());
    add("s2-parallel-8", 0x1203, new S2Codec());
    add("pgzip", 0x1300, gzip(6));
    add("pgzip-best-speed", 0x1301, gzip(1));
    add("pgzip-best-compression", 0x1302, gzip(9));
    add("deflate-default", 0x1500, new FlateCodec(FlateCodec.Frame.NONE, 6));
    add("deflate-best-speed", 0x1501, new FlateCodec(FlateCodec.Frame.NONE, 1));
    add("deflate-best-compression", 0x1502, new FlateCodec(FlateCodec.Frame.NONE, 9));
  }

  private Compressors() {}

  private static FlateCodec gzip(int level) {
    return new FlateCodec(FlateCodec.Frame.GZIP, level);
  }

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
