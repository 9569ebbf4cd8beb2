package io.hawser.kopia.splitter;

/** Cuts after every so many bytes. */
final class FixedSplitter implements Splitter {
  private final int chunkBytes;
  private int inChunk;

  FixedSplitter(int chunkBytes) {
    this.chunkBytes = chunkBytes;
  }

  @Override
  public int next(byte[] buffer, int offset, int length) {
    var missing = chunkBytes - inChunk;
    if (length < missing) {
      inChunk += length;
      return -1;
    }
    inChunk = 0;
    return missing;
  }

  @Override
  public void reset() {
    inChunk = 0;
  }

  @Override
  public int maxChunkBytes() {
    return chunkBytes;
  }
}
