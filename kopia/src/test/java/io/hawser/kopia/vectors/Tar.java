package io.hawser.kopia.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/** Reads the files of a {@code .tar.gz}: only what the vectors need of the format (POSIX). */
final class Tar {
  private static final int BLOCK = 512;

  private Tar() {}

  static void read(Path archive, BiConsumer<String, byte[]> each) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      var longName = "";
      for (var header = in.readNBytes(BLOCK);
          header.length == BLOCK && header[0] != 0;
          header = in.readNBytes(BLOCK)) {
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        var bytes = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        switch (header[156]) {
          case 'x' -> longName = path(text(bytes, 0, size));
          case '0' -> {
            each.accept(longName.isEmpty() ? text(header, 0, 100) : longName, bytes);
            longName = "";
          }
          default -> {}
        }
      }
    }
  }

  private static String text(byte[] header, int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.UTF_8);
  }

  /** The path in lines such as {@code 20 path=a/long/name}, empty when there is none. */
  private static String path(String attributes) {
    return attributes
        .lines()
        .filter(line -> line.contains(" path="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElse("");
  }
}
