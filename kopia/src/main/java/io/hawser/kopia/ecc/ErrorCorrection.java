package io.hawser.kopia.ecc;

import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * {@code REED-SOLOMON-CRC32} of Kopia's format. Safe for use by many threads; a call takes about
 * twice the memory of the data.
 *
 * <pre>
 * data    length(4) ‖ input ‖ zeros, cut into blocks of D shards
 * stored  parity shards of all blocks ‖ data shards of all blocks, each with its CRC-32 before it
 * </pre>
 *
 * <p>Small inputs are one block of 6 + 2 shards, middle ones one block of D + P, large ones blocks
 * of D + P shards of the greatest size; only in those are zeros at the end left out.
 */
public final class ErrorCorrection {
  public static final String NAME = "REED-SOLOMON-CRC32";

  private static final int CRC_BYTES = 4;
  private static final int LENGTH_BYTES = 4;
  private static final int MAX_INPUT_BYTES = 1 << 30;

  private final ReedSolomon small = new ReedSolomon(6, 2);
  private final ReedSolomon large;
  private final int maxShardBytes;
  private final int smallIn;
  private final int smallStored;
  private final int middleIn;
  private final int middleStored;

  /** How data of one length is cut. */
  private record Layout(ReedSolomon code, int shardBytes, int blocks, boolean storesZeros) {
    int storedShardBytes() {
      return CRC_BYTES + shardBytes;
    }

    int parityBytes() {
      return blocks * code.parityShards() * storedShardBytes();
    }

    int dataBytes() {
      return blocks * code.dataShards() * shardBytes;
    }
  }

  /**
   * @param overheadPercent 1 to 100
   */
  public ErrorCorrection(int overheadPercent) {
    this.maxShardBytes = maxShardBytes(overheadPercent);
    // Kopia counts in single precision; what is left after the checksums makes the parity.
    var free = Math.max(overheadPercent - 100f * CRC_BYTES / maxShardBytes, 0.01f);
    var data = 128;
    var parity = Math.clamp((int) (128 * free / 100), 1, 128);
    if (parity == 1) {
      parity = 2;
      data = Math.clamp((int) (200 / free), 128, 254);
    }
    this.large = new ReedSolomon(data, parity);
    this.smallIn = small.shards() * large.shards();
    this.smallStored = small.shards() * (CRC_BYTES + ceil(smallIn, small.dataShards()));
    this.middleIn = data * maxShardBytes;
    this.middleStored = large.shards() * (CRC_BYTES + maxShardBytes);
  }

  private static int maxShardBytes(int overheadPercent) {
    return switch (overheadPercent) {
      case 1 -> 1024;
      case 2 -> 512;
      case 3 -> 256;
      case 4, 5, 6 -> 128;
      default -> 64;
    };
  }

  private static int ceil(int value, int divisor) {
    return (value + divisor - 1) / divisor;
  }

  public byte[] encode(byte[] input) {
    var used = LENGTH_BYTES + input.length;
    var layout = layoutFor(used);
    var data = new byte[layout.dataBytes()];
    ByteBuffer.wrap(data).putInt(input.length).put(input);
    var shardBytes = layout.shardBytes;
    var kept = layout.storesZeros ? data.length : used;
    var keptShards = ceil(kept, shardBytes);
    var stored = ByteBuffer.allocate(layout.parityBytes() + keptShards * CRC_BYTES + kept);
    var dataShards = layout.code.dataShards();
    var shards = new byte[layout.code.shards()][shardBytes];
    var tail = stored.duplicate().position(layout.parityBytes());
    for (var block = 0; block < layout.blocks; block++) {
      for (var i = 0; i < dataShards; i++) {
        var number = block * dataShards + i;
        System.arraycopy(data, number * shardBytes, shards[i], 0, shardBytes);
        if (number < keptShards) {
          putShard(tail, shards[i], Math.min(shardBytes, kept - number * shardBytes));
        }
      }
      layout.code.encode(shards);
      for (var i = dataShards; i < shards.length; i++) {
        putShard(stored, shards[i], shardBytes);
      }
    }
    return stored.array();
  }

  private static void putShard(ByteBuffer to, byte[] shard, int kept) {
    to.putInt(crc(shard)).put(shard, 0, kept);
  }

  private static int crc(byte[] shard) {
    var crc = new CRC32();
    crc.update(shard);
    return (int) crc.getValue();
  }

  /**
   * The input of {@link #encode}, corrected if need be.
   *
   * @throws RepositoryException of kind {@code CORRUPT} when more is damaged than the parity
   *     repairs
   */
  public byte[] decode(byte[] stored, int offset, int length) {
    var layout = layoutOfStored(length);
    var parity = ByteBuffer.wrap(stored, offset, layout.parityBytes());
    var tail =
        ByteBuffer.wrap(stored, offset + layout.parityBytes(), length - layout.parityBytes());
    var data = new byte[layout.dataBytes()];
    var dataShards = layout.code.dataShards();
    var shards = new byte[layout.code.shards()][layout.shardBytes];
    var present = new boolean[shards.length];
    for (var block = 0; block < layout.blocks; block++) {
      for (var i = 0; i < shards.length; i++) {
        present[i] = takeShard(i < dataShards ? tail : parity, shards[i]);
      }
      if (!layout.code.restoreData(shards, present)) {
        throw corrupt("too many of its parts are wrong");
      }
      for (var i = 0; i < dataShards; i++) {
        var at = (block * dataShards + i) * layout.shardBytes;
        System.arraycopy(shards[i], 0, data, at, layout.shardBytes);
      }
    }
    var claimed = ByteBuffer.wrap(data).getInt();
    if (claimed < 0 || claimed > data.length - LENGTH_BYTES) {
      throw corrupt("it claims a length of %d".formatted(Integer.toUnsignedLong(claimed)));
    }
    var output = new byte[claimed];
    System.arraycopy(data, LENGTH_BYTES, output, 0, claimed);
    return output;
  }

  /** False when the shard is damaged; what was left out because it is zero is there. */
  private static boolean takeShard(ByteBuffer from, byte[] shard) {
    Arrays.fill(shard, (byte) 0);
    if (!from.hasRemaining()) {
      return true;
    }
    if (from.remaining() < CRC_BYTES) {
      from.position(from.limit());
      return false;
    }
    var expected = from.getInt();
    from.get(shard, 0, Math.min(shard.length, from.remaining()));
    return crc(shard) == expected;
  }

  private Layout layoutFor(int used) {
    if (used <= smallIn) {
      return new Layout(small, ceil(used, small.dataShards()), 1, true);
    }
    if (used <= middleIn) {
      return new Layout(large, ceil(used, large.dataShards()), 1, true);
    }
    return new Layout(large, maxShardBytes, ceil(used, middleIn), false);
  }

  private Layout layoutOfStored(int length) {
    if (length > MAX_INPUT_BYTES) {
      throw corrupt("its %d bytes are too many".formatted(length));
    }
    if (length > middleStored) {
      var layout = new Layout(large, maxShardBytes, ceil(length, middleStored), false);
      if (length <= layout.parityBytes()) {
        throw corrupt("its %d bytes are too few".formatted(length));
      }
      return layout;
    }
    var code = length <= smallStored ? small : large;
    var shardBytes = Math.max(ceil(length, code.shards()), CRC_BYTES + 1) - CRC_BYTES;
    if (length != code.shards() * (CRC_BYTES + shardBytes)) {
      throw corrupt("no data has a stored length of %d bytes".formatted(length));
    }
    return new Layout(code, shardBytes, 1, true);
  }

  private static RepositoryException corrupt(String why) {
    return new RepositoryException(
        Kind.CORRUPT, "data with error correction is damaged beyond repair: " + why);
  }
}
