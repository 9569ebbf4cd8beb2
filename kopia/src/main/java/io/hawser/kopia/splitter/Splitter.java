package io.hawser.kopia.splitter;

/**
 * Finds the ends of the chunks of one object. Keeps state from call to call; for one thread.
 *
 * <p>Bytes are to be given in order and once each: after a cut, what follows it is given again to
 * the next call only because it was not consumed.
 */
public interface Splitter {
  /**
   * How many of these bytes belong to the current chunk, up to and with its last one, or -1 when
   * all of them do and the chunk goes on. No byte after the cut is consumed.
   */
  int next(byte[] buffer, int offset, int length);

  /** Starts a new object. */
  void reset();

  int maxChunkBytes();
}
