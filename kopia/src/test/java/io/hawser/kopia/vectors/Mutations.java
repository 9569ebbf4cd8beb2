package io.hawser.kopia.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Damaged variants of good inputs, the same ones for the same seed. */
public final class Mutations {
  private final List<byte[]> seeds;
  private final List<byte[]> words;
  private final Random random;

  private Mutations(List<byte[]> seeds, List<String> words, long seed) {
    this.seeds = seeds;
    this.words = words.stream().map(word -> word.getBytes(UTF_8)).toList();
    this.random = new Random(seed);
  }

  /**
   * So many inputs, each a good one with one to four changes.
   *
   * @param words what may be put in as a whole; may be empty
   */
  public static Iterable<byte[]> of(List<byte[]> seeds, List<String> words, long seed, int count) {
    var mutations = new Mutations(seeds, words, seed);
    return () -> mutations.stream(count);
  }

  private Iterator<byte[]> stream(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).iterator();
  }

  private byte[] next() {
    var input = seeds.get(random.nextInt(seeds.size())).clone();
    for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
      input = change(input);
    }
    return input;
  }

  private byte[] change(byte[] input) {
    var at = random.nextInt(input.length + 1);
    var to = Math.min(input.length, at + 1 + random.nextInt(16));
    return switch (random.nextInt(words.isEmpty() ? 6 : 8)) {
      case 0 -> flip(input, at);
      case 1 -> Arrays.copyOf(input, at);
      case 2 -> replace(input, at, to, new byte[0]);
      case 3 -> replace(input, at, at, Arrays.copyOfRange(input, at, to));
      case 4 -> replace(input, at, to, noise());
      case 5 -> extreme(input, at);
      default -> replace(input, at, to, words.get(random.nextInt(words.size())));
    };
  }

  private byte[] flip(byte[] input, int at) {
    if (at < input.length) {
      input[at] ^= (byte) (1 << random.nextInt(8));
    }
    return input;
  }

  private byte[] noise() {
    var noise = new byte[1 + random.nextInt(8)];
    random.nextBytes(noise);
    return noise;
  }

  /** Lengths and offsets break at their limits. */
  private byte[] extreme(byte[] input, int at) {
    var value = (byte) (random.nextBoolean() ? 0xff : random.nextBoolean() ? 0 : 0x7f);
    Arrays.fill(input, at, Math.min(input.length, at + 1 + random.nextInt(4)), value);
    return input;
  }

  private static byte[] replace(byte[] input, int from, int to, byte[] with) {
    var out = new ByteArrayOutputStream(input.length + with.length);
    out.write(input, 0, from);
    out.writeBytes(with);
    out.write(input, to, input.length - to);
    return out.toByteArray();
  }
}
