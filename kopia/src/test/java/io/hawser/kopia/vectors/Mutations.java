package io.hawser.kopia.vectors;

import io.hawser.kopia.repository.RepositoryException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Damaged forms of good bytes, for tests of decoders. */
public final class Mutations {
  private Mutations() {}

  /**
   * Feeds a decoder damaged bytes; it may only do its work or throw a {@link RepositoryException}.
   */
  public static void feed(long seed, int count, Consumer<byte[]> decoder, byte[]... good) {
    var seeds = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      long one = seeds.nextLong();
      var bytes = mutate(new SplittableRandom(one), good[i % good.length]);
      try {
        decoder.accept(bytes);
      } catch (RepositoryException expected) {
        // This is what a decoder should do with damage that it notices.
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "input %d of seed %d: %s".formatted(i, seed, Vectors.hex(bytes)), e);
      }
    }
  }

  private static byte[] mutate(SplittableRandom random, byte[] good) {
    var bytes = good.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
        case 4 -> {
          int count = random.nextInt(bytes.length - at) + 1;
          System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - count + 1), count);
        }
        default -> bytes[random.nextInt(Math.min(24, bytes.length))] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }
}
