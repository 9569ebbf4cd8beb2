package io.hawser.kopia.compression;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * S2, a superset of Snappy's framing format: chunks of {@code type(1) ‖ length(3) ‖ body}. All of
 * S2 is read; what is written is plain Snappy, which every reader of S2 takes.
 */
final class S2Codec implements Codec {
  private static final byte[] SNAPPY_ID = {(byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};
  private static final byte[] S2_NAME = {'S', '2', 's', 'T', 'w', 'O'};
  private static final int HEADER_BYTES = 4;
  private static final int CRC_BYTES = 4;

  private static final int COMPRESSED = 0x00;
  private static final int PLAIN = 0x01;
  private static final int FIRST_SKIPPABLE = 0x80;
  private static final int ID = 0xff;

  /** Snappy's readers accept no longer blocks. */
  private static final int BLOCK_BYTES = 64 << 10;

  @Override
  public byte[] compress(byte[] data, int offset, int length, int reserved) {
    var blocks = (length + BLOCK_BYTES - 1) / BLOCK_BYTES;
    var room = reserved + SNAPPY_ID.length + length + blocks * (HEADER_BYTES + CRC_BYTES);
    var out = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
    out.position(reserved).put(SNAPPY_ID);
    var encoder = new SnappyBlockEncoder();
    for (var done = 0; done < length; done += BLOCK_BYTES) {
      putBlock(out, encoder, data, offset + done, Math.min(BLOCK_BYTES, length - done));
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void putBlock(
      ByteBuffer out, SnappyBlockEncoder encoder, byte[] data, int offset, int length) {
    var encoded = encoder.encode(data, offset, length);
    var isSmaller = encoded < length;
    var body = isSmaller ? encoded : length;
    out.putInt((isSmaller ? COMPRESSED : PLAIN) | (CRC_BYTES + body) << Byte.SIZE);
    out.putInt(maskedCrc(data, offset, length));
    out.put(isSmaller ? encoder.output() : data, isSmaller ? 0 : offset, body);
  }

  private static int maskedCrc(byte[] data, int offset, int length) {
    var crc = new CRC32C();
    crc.update(data, offset, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  @Override
  public byte[] decompress(byte[] stream, int offset, int length, int maxBytes) throws IOException {
    var in = ByteBuffer.wrap(stream, offset, length).order(ByteOrder.LITTLE_ENDIAN);
    var out = new BoundedOutput(maxBytes, 4L * length);
    try {
      while (in.hasRemaining()) {
        var header = in.getInt();
        var end = in.position() + (header >>> Byte.SIZE);
        if (end > in.limit()) {
          throw new IOException("its last chunk is cut");
        }
        chunk(header & 0xff, in, end, out);
        in.position(end);
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("a chunk is too short", e);
    }
    return out.toBytes();
  }

  @SuppressWarnings("ByteBufferBackingArray") // it wraps a whole array
  private static void chunk(int type, ByteBuffer in, int end, BoundedOutput out)
      throws IOException {
    switch (type) {
      case COMPRESSED, PLAIN -> {
        if (end - in.position() < CRC_BYTES) {
          throw new IOException("a chunk is too short");
        }
        var crc = in.getInt();
        var start = out.size();
        if (type == PLAIN) {
          var size = end - in.position();
          out.reserve(size);
          in.get(out.array(), start, size);
          out.advance(size);
        } else {
          S2BlockDecoder.decode(in.array(), in.position(), end, out);
        }
        if (maskedCrc(out.array(), start, out.size() - start) != crc) {
          throw new IOException("the checksum of a chunk is wrong");
        }
      }
      case ID -> {
        var id = Arrays.copyOfRange(in.array(), in.position(), end);
        if (!Arrays.equals(id, S2_NAME)
            && !Arrays.equals(id, 0, id.length, SNAPPY_ID, HEADER_BYTES, SNAPPY_ID.length)) {
          throw new IOException("it is neither S2 nor Snappy");
        }
      }
      default -> {
        if (type < FIRST_SKIPPABLE) {
          throw new IOException("a chunk has the unknown type 0x%x".formatted(type));
        }
      }
    }
  }
}
