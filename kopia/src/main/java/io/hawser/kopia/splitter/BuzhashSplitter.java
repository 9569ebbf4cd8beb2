package io.hawser.kopia.splitter;

/** A cyclic polynomial hash of 32 bits: rotate, then exclusive-or with a random word per byte. */
final class BuzhashSplitter extends RollingSplitter {
  private final int mask;
  private int hash;

  BuzhashSplitter(int averageBytes) {
    super(averageBytes);
    this.mask = averageBytes - 1;
  }

  @Override
  void seed(byte[] bytes) {
    hash = 0;
    for (var b : bytes) {
      hash = Integer.rotateLeft(hash, 1) ^ BuzhashTable.WORDS[b & 0xff];
    }
  }

  @Override
  int roll(byte[] in, int entering, byte[] out, int leaving, int count) {
    var words = BuzhashTable.WORDS;
    var h = hash;
    for (var i = 0; i < count; i++) {
      // A word has gone round twice after 64 steps, so it leaves as it came.
      h =
          Integer.rotateLeft(h, 1)
              ^ words[out[leaving + i] & 0xff]
              ^ words[in[entering + i] & 0xff];
      if ((h & mask) == 0) {
        hash = h;
        return i + 1;
      }
    }
    hash = h;
    return -1;
  }
}
