package io.hawser.kopia.vectors;

import io.hawser.kopia.repository.RepositoryException;
import java.util.List;
import java.util.function.Consumer;

/** What every decoder must withstand. */
public final class Damage {
  private Damage() {}

  /**
   * Feeds a decoder damaged variants of good inputs: it does its work or throws a {@link
   * RepositoryException}, and nothing else.
   */
  public static void feed(long seed, int count, Consumer<byte[]> decoder, byte[]... good) {
    for (var input : Mutations.of(List.of(good), List.of(), seed, count)) {
      try {
        decoder.accept(input);
      } catch (RepositoryException expected) {
        // Damage that was noticed.
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed %d: %s".formatted(seed, Vectors.hex(input)), e);
      }
    }
  }
}
