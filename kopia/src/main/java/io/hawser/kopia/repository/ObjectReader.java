package io.hawser.kopia.repository;

import java.io.IOException;
import java.io.InputStream;

/** Reads one object from any position. Used by one thread at a time. */
public abstract class ObjectReader extends InputStream {
  /** Length of the object in bytes. */
  public abstract long length();

  /** The next byte read is the one at {@code position}. */
  public abstract void seek(long position) throws IOException;
}
