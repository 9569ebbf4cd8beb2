package io.hawser.kopia.compression;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Kopia's header before a codec's stream. */
record CodecCompressor(String name, int headerId, Codec codec) implements Compressor {
  private static final int HEADER = 4;

  @Override
  public byte[] compress(byte[] data, int offset, int length) {
    var payload = codec.compress(data, offset, length, HEADER);
    ByteBuffer.wrap(payload).putInt(headerId);
    return payload;
  }

  @Override
  public byte[] decompress(byte[] payload, int offset, int length, int maxBytes) {
    if (length < HEADER) {
      throw corrupt("its %d bytes are shorter than a header".formatted(length), null);
    }
    var found = ByteBuffer.wrap(payload, offset, HEADER).getInt();
    if (found != headerId) {
      throw corrupt("its header is 0x%x, not 0x%x".formatted(found, headerId), null);
    }
    try {
      return codec.decompress(payload, offset + HEADER, length - HEADER, maxBytes);
    } catch (IOException e) {
      throw corrupt(String.valueOf(e.getMessage()), e);
    }
  }

  private RepositoryException corrupt(String why, @Nullable Exception e) {
    return new RepositoryException(
        Kind.CORRUPT, "data compressed by '%s' cannot be decoded: %s".formatted(name, why), e);
  }
}
