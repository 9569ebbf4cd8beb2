package io.hawser.kopia.upload;

import io.hawser.kopia.file.FileName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the names of a directory of any size bytewise. Holds up to 16,384 names (some 1.5 MiB, or 5
 * MiB of the longest names); more are sorted in runs, written to a temporary file and merged from
 * there with 8 KiB for each run. A file of a million names is about 60 runs.
 */
final class NameSorter implements AutoCloseable {
  static final int RUN_NAMES = 16 << 10;

  private final int runNames;
  private final List<Long> runStarts = new ArrayList<>();
  private List<FileName> names = new ArrayList<>();
  private @Nullable FileChannel spill;
  private @Nullable PriorityQueue<NameRun> merge;
  private int next;

  NameSorter() {
    this(RUN_NAMES);
  }

  NameSorter(int runNames) {
    this.runNames = runNames;
  }

  void add(FileName name) throws IOException {
    names.add(name);
    if (names.size() == runNames) {
      spill();
    }
  }

  /** Ends adding; afterwards {@link #next} gives the names in order. */
  void sort() throws IOException {
    if (spill == null) {
      names.sort(Comparator.naturalOrder());
      return;
    }
    spill();
    var runs = new PriorityQueue<NameRun>(Comparator.comparing(NameRun::name));
    for (int i = 0; i + 1 < runStarts.size(); i++) {
      var run = new NameRun(spill, runStarts.get(i), runStarts.get(i + 1));
      if (run.advance()) {
        runs.add(run);
      }
    }
    merge = runs;
  }

  /** The next name, or null at the end. */
  @Nullable FileName next() throws IOException {
    if (merge == null) {
      return next < names.size() ? names.get(next++) : null;
    }
    var first = merge.poll();
    if (first == null) {
      return null;
    }
    var name = first.name();
    if (first.advance()) {
      merge.add(first);
    }
    return name;
  }

  private void spill() throws IOException {
    names.sort(Comparator.naturalOrder());
    if (spill == null) {
      spill =
          FileChannel.open(
              Files.createTempFile("hawser-names-", ".tmp"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      runStarts.add(0L);
    }
    var block = ByteBuffer.allocate(64 << 10);
    for (var name : names) {
      var bytes = name.bytes();
      if (block.remaining() < Short.BYTES + bytes.length) {
        flush(block, spill);
      }
      block.putShort((short) bytes.length).put(bytes);
    }
    flush(block, spill);
    runStarts.add(spill.position());
    names = new ArrayList<>();
  }

  private static void flush(ByteBuffer block, FileChannel file) throws IOException {
    block.flip();
    while (block.hasRemaining()) {
      file.write(block);
    }
    block.clear();
  }

  @Override
  public void close() throws IOException {
    if (spill != null) {
      spill.close();
    }
  }
}
