package io.hawser.kopia.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;

/**
 * zstd (RFC 8878). Native contexts are kept per thread; they cost 0.5 to 10 MB each, by level.
 *
 * <p>Kopia's frames mostly do not say how long their data is, so the output starts with what the
 * caller allows, up to a limit, and doubles from there.
 */
final class ZstdCodec implements Codec {
  private static final int FIRST_OUTPUT_BYTES = 16 << 20;

  private final ThreadLocal<ZstdCompressCtx> compressors;
  private final ThreadLocal<ZstdDecompressCtx> decompressors =
      ThreadLocal.withInitial(ZstdDecompressCtx::new);

  ZstdCodec(int level) {
    this.compressors =
        ThreadLocal.withInitial(() -> {
          var context = new ZstdCompressCtx();
          context.setLevel(level);
          return context;
        });
  }

  @Override
  public byte[] compress(byte[] data, int offset, int length, int reserved) {
    var out = new byte[Math.toIntExact(reserved + Zstd.compressBound(length))];
    var written =
        compressors
            .get()
            .compressByteArray(out, reserved, out.length - reserved, data, offset, length);
    return Arrays.copyOf(out, reserved + written);
  }

  @Override
  public byte[] decompress(byte[] stream, int offset, int length, int maxBytes) throws IOException {
    if (length == 0) {
      return new byte[0];
    }
    var context = decompressors.get();
    for (var room = Math.min(maxBytes, FIRST_OUTPUT_BYTES); ; ) {
      var out = new byte[room];
      try {
        var written = context.decompressByteArray(out, 0, room, stream, offset, length);
        return written == room ? out : Arrays.copyOf(out, written);
      } catch (ZstdException e) {
        if (e.getErrorCode() != Zstd.errDstSizeTooSmall()) {
          throw new IOException("zstd: " + e.getMessage(), e);
        }
        if (room == maxBytes) {
          throw new IOException("it holds more than the expected %d bytes".formatted(maxBytes), e);
        }
        room = room > maxBytes / 2 ? maxBytes : 2 * room;
      }
    }
  }
}
