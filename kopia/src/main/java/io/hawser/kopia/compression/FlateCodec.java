package io.hawser.kopia.compression;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** DEFLATE by the JDK's zlib: bare (RFC 1951), or in gzip's frame (RFC 1952). */
record FlateCodec(Frame frame, int level) implements Codec {
  private static final int STEP = 8 << 10;
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  enum Frame {
    NONE,
    GZIP
  }

  @Override
  public byte[] compress(byte[] data, int offset, int length, int reserved) {
    var out = new ByteArrayOutputStream(reserved + Math.max(64, length / 2));
    out.write(new byte[reserved], 0, reserved);
    switch (frame) {
      case NONE -> deflate(data, offset, length, out);
      case GZIP -> {
        out.write(GZIP_HEADER, 0, GZIP_HEADER.length);
        deflate(data, offset, length, out);
        var crc = new CRC32();
        crc.update(data, offset, length);
        writeLittleEndian(out, (int) crc.getValue());
        writeLittleEndian(out, length);
      }
    }
    return out.toByteArray();
  }

  private void deflate(byte[] data, int offset, int length, ByteArrayOutputStream out) {
    var deflater = new Deflater(level, true);
    try {
      deflater.setInput(data, offset, length);
      deflater.finish();
      var step = new byte[STEP];
      while (!deflater.finished()) {
        out.write(step, 0, deflater.deflate(step));
      }
    } finally {
      deflater.end();
    }
  }

  private static void writeLittleEndian(ByteArrayOutputStream out, int value) {
    for (var shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(value >>> shift);
    }
  }

  @Override
  public byte[] decompress(byte[] stream, int offset, int length, int maxBytes) throws IOException {
    var in = new ByteArrayInputStream(stream, offset, length);
    return switch (frame) {
      case NONE -> inflate(in, maxBytes);
      case GZIP -> {
        try (var decoder = new GZIPInputStream(in, STEP)) {
          yield BoundedOutput.readAll(decoder, maxBytes);
        }
      }
    };
  }

  private static byte[] inflate(InputStream in, int maxBytes) throws IOException {
    var inflater = new Inflater(true);
    try (var decoder = new InflaterInputStream(in, inflater, STEP)) {
      return BoundedOutput.readAll(decoder, maxBytes);
    } finally {
      inflater.end();
    }
  }
}
