package io.hawser.kopia.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.hawser.kopia.pool.Pool;
import java.io.IOException;
import java.util.Arrays;

/**
 * zstd (RFC 8878). Its native contexts take 0.5 to 10 MB each, by level; see {@link Pool} for how
 * many there are.
 *
 * <p>Kopia's frames mostly do not say how long their data is, so the output starts with what the
 * caller allows, up to a limit, and doubles from there.
 */
final class ZstdCodec implements Codec {
  private static final int FIRST_OUTPUT_BYTES = 16 << 20;

  private final Pool<ZstdCompressCtx> compressors;
  private final Pool<ZstdDecompressCtx> decompressors =
      new Pool<>(ZstdDecompressCtx::new, ZstdDecompressCtx::close);

  ZstdCodec(int level) {
    this.compressors =
        new Pool<>(() -> new ZstdCompressCtx().setLevel(level), ZstdCompressCtx::close);
  }

  @Override
  public byte[] compress(byte[] data, int offset, int length, int reserved) {
    var out = new byte[Math.toIntExact(reserved + Zstd.compressBound(length))];
    var room = out.length - reserved;
    int written =
        compressors.use(
            context -> context.compressByteArray(out, reserved, room, data, offset, length));
    return Arrays.copyOf(out, reserved + written);
  }

  @Override
  public byte[] decompress(byte[] stream, int offset, int length, int maxBytes) throws IOException {
    if (length == 0) {
      return new byte[0];
    }
    return decompressors.use(context -> decompress(context, stream, offset, length, maxBytes));
  }

  private static byte[] decompress(
      ZstdDecompressCtx context, byte[] stream, int offset, int length, int maxBytes)
      throws IOException {
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
