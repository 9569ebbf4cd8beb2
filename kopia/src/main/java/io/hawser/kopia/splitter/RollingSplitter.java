package io.hawser.kopia.splitter;

import java.util.Arrays;

/**
 * Cuts where a hash of the last 64 bytes has zeros in its low bits, at least half and at most twice
 * the average length after the last cut. The window starts with zeros and goes on over cuts
 * (Kopia's format, section "Splitters").
 *
 * <p>Hot. No hash is needed before the least length, so all but the 64 bytes before it are skipped;
 * the loop over bytes is the subclass's, so that it is compiled for one hash. Holds the last 64
 * bytes of the object, nothing else.
 */
abstract sealed class RollingSplitter implements Splitter
    permits BuzhashSplitter, RabinKarpSplitter {
  static final int WINDOW = 64;

  private final int minBytes;
  private final int maxBytes;
  private final byte[] window = new byte[WINDOW];
  private final byte[] seed = new byte[WINDOW];
  private int inChunk;
  private boolean seeded;

  /**
   * @param averageBytes a power of two
   */
  RollingSplitter(int averageBytes) {
    this.minBytes = averageBytes / 2;
    this.maxBytes = 2 * averageBytes;
  }

  /** Sets the hash to that of these 64 bytes. */
  abstract void seed(byte[] bytes);

  /**
   * Rolls the hash on until a byte makes a cut.
   *
   * @param in the bytes that enter the window, from {@code entering} on
   * @param out the bytes that leave it, from {@code leaving} on
   * @return how many bytes entered, the last of them making the cut, or -1
   */
  abstract int roll(byte[] in, int entering, byte[] out, int leaving, int count);

  @Override
  public final int next(byte[] buffer, int offset, int length) {
    var skipped = Math.clamp((long) minBytes - 1 - inChunk, 0, length);
    if (skipped > 0) {
      inChunk += skipped;
      seeded = false;
    }
    var tested = Math.min(length - skipped, maxBytes - inChunk);
    var cut = tested == 0 ? -1 : test(buffer, offset, skipped, tested);
    var taken = cut == -1 ? skipped + tested : skipped + cut;
    remember(window, buffer, offset, taken);
    inChunk += taken - skipped;
    if (cut == -1 && inChunk < maxBytes) {
      return -1;
    }
    inChunk = 0;
    return taken;
  }

  /** Looks for a cut in {@code count} bytes that come after {@code skipped} ones of this buffer. */
  private int test(byte[] buffer, int offset, int skipped, int count) {
    if (!seeded) {
      System.arraycopy(window, 0, seed, 0, WINDOW);
      remember(seed, buffer, offset, skipped);
      seed(seed);
      seeded = true;
    }
    var start = offset + skipped;
    var fromWindow = Math.clamp((long) WINDOW - skipped, 0, count);
    if (fromWindow > 0) {
      var cut = roll(buffer, start, window, skipped, fromWindow);
      if (cut != -1) {
        return cut;
      }
    }
    var at = start + fromWindow;
    var cut = roll(buffer, at, buffer, at - WINDOW, count - fromWindow);
    return cut == -1 ? -1 : fromWindow + cut;
  }

  /** Moves bytes of the buffer into a window, whose oldest leave it. */
  private static void remember(byte[] window, byte[] buffer, int offset, int count) {
    var fresh = Math.min(count, WINDOW);
    System.arraycopy(window, fresh, window, 0, WINDOW - fresh);
    System.arraycopy(buffer, offset + count - fresh, window, WINDOW - fresh, fresh);
  }

  @Override
  public final void reset() {
    Arrays.fill(window, (byte) 0);
    inChunk = 0;
    seeded = false;
  }

  @Override
  public final int maxChunkBytes() {
    return maxBytes;
  }
}
