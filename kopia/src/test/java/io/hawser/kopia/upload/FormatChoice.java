package io.hawser.kopia.upload;

import io.hawser.kopia.compression.Compressors;
import io.hawser.kopia.crypto.ContentCiphers;
import io.hawser.kopia.crypto.ContentHashes;
import io.hawser.kopia.crypto.KeyDerivation;
import io.hawser.kopia.format.BlobRetention;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.splitter.Splitters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One value of each option that a repository can have.
 *
 * @param byKopia who makes the repository
 */
record FormatChoice(
    boolean byKopia,
    Layout layout,
    String hash,
    String encryption,
    String splitter,
    String compressor,
    String metadataCompressor,
    String keyDerivation,
    boolean flat) {
  /** Each of the ways in which shards are laid out, and the ends. */
  private static final List<Integer> ECC = List.of(1, 2, 3, 5, 10, 50, 100);

  /**
   * What goes together only in part: Kopia panics on an index of version 1 with error correction,
   * which format version 1 starts with.
   */
  record Layout(int version, int indexVersion, int eccPercent) {}

  private static final List<Layout> LAYOUTS = layouts();

  private static final List<String> COMPRESSORS =
      Stream.concat(Stream.of("none"), Compressors.names().stream()).toList();
  private static final List<Boolean> EITHER = List.of(false, true);

  private static List<Layout> layouts() {
    var layouts = new ArrayList<Layout>();
    for (int version = 1; version <= 3; version++) {
      layouts.add(new Layout(version, 1, 0));
      layouts.add(new Layout(version, 2, 0));
      for (int percent : version == 1 ? List.<Integer>of() : ECC) {
        layouts.add(new Layout(version, 2, percent));
      }
    }
    return List.copyOf(layouts);
  }

  /** Such that any two values of two options meet. */
  static List<FormatChoice> pairwise(long seed) {
    var options =
        List.of(
            EITHER,
            LAYOUTS,
            ContentHashes.names(),
            ContentCiphers.names(),
            Splitters.names(),
            COMPRESSORS,
            COMPRESSORS,
            KeyDerivation.names(),
            EITHER);
    return Pairs.of(options.stream().mapToInt(List::size).toArray(), seed).stream()
        .map(row ->
            new FormatChoice(
                EITHER.get(row[0]),
                LAYOUTS.get(row[1]),
                ContentHashes.names().get(row[2]),
                ContentCiphers.names().get(row[3]),
                Splitters.names().get(row[4]),
                COMPRESSORS.get(row[5]),
                COMPRESSORS.get(row[6]),
                KeyDerivation.names().get(row[7]),
                EITHER.get(row[8])))
        .toList();
  }

  CreateOptions options() {
    return new CreateOptions(
        layout.version(),
        hash,
        encryption,
        splitter,
        keyDerivation,
        layout.eccPercent(),
        BlobRetention.NONE);
  }

  List<String> kopiaFlags() {
    return List.of(
        "--format-version=" + layout.version(),
        "--block-hash=" + hash,
        "--encryption=" + encryption,
        "--object-splitter=" + splitter,
        "--ecc=REED-SOLOMON-CRC32",
        "--ecc-overhead-percent=" + layout.eccPercent(),
        "--format-block-key-derivation-algorithm=" + keyDerivation,
        flat ? "--flat" : "--no-flat");
  }

  /**
   * False where the bytes of a compressor are what contents are named by, as the first index has no
   * field for it: no two programs compress to the same bytes.
   */
  boolean givesOneTreeOneId() {
    return layout.indexVersion() == 2 || compressor.equals("none");
  }
}
