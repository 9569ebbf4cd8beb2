package io.hawser.engine.journal;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.FaultPoints;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one run on disk, one line an event:
 *
 * <pre>
 *   crc32c of the JSON, 8 hex digits | space | JSON object {"at": …, "event": {"type": …}} | \n
 * </pre>
 *
 * <p>Appended to rather than replaced as a whole, so that a write costs what one event costs, and
 * can harm no earlier one. A line that a crash cut short can only be the last; it was never relied
 * on and is dropped. Not thread-safe.
 */
final class JournalFile implements Closeable {
  /** Longest line that is written or read. */
  static final int MAX_LINE_BYTES = 16 << 20;

  private static final int CRC_DIGITS = 8;
  // Not a FileChannel: an interrupt, which is how attempts are cancelled, would close it.
  private final RandomAccessFile file;
  private final FaultPoints faults;
  private boolean lost;

  private JournalFile(RandomAccessFile file, FaultPoints faults) {
    this.file = file;
    this.faults = faults;
  }

  /** Creates the journal in a folder that has none; durable with its folder's entry. */
  static JournalFile create(Path path, FaultPoints faults) throws IOException {
    faults.at("journal.before.create");
    Files.createFile(path);
    Durable.syncParent(path);
    faults.at("journal.after.create");
    return new JournalFile(new RandomAccessFile(path.toFile(), "rw"), faults);
  }

  /** Opens a journal to append to it, after dropping a line that was cut short. */
  static JournalFile reopen(Path path, FaultPoints faults) throws IOException {
    long whole = scan(path, new ArrayList<>());
    var file = new RandomAccessFile(path.toFile(), "rw");
    file.setLength(whole);
    file.seek(whole);
    file.getFD().sync();
    return new JournalFile(file, faults);
  }

  /**
   * All whole lines of a journal that another process may be appending to.
   *
   * @throws PhaseException of class {@code CORRUPT} when a line other than the last is damaged
   */
  static List<JournalJson.Entry> read(Path file) throws IOException {
    var entries = new ArrayList<JournalJson.Entry>();
    scan(file, entries);
    return entries;
  }

  /** Writes one event; it is durable on return, except for one that only informs. */
  void append(JournalJson.Entry entry) throws IOException {
    var name = entry.event().getClass().getSimpleName();
    var line = line(entry);
    faults.at("journal.before." + name);
    write(line);
    if (!entry.event().isInformative()) {
      sync();
    }
    faults.at("journal.after." + name);
  }

  /** Writes a whole line or none, so that a full disk leaves a journal that can be gone on with. */
  private void write(byte[] line) throws IOException {
    if (lost) {
      throw new IOException("an earlier write did not reach the disk");
    }
    long start = file.getFilePointer();
    try {
      file.write(line);
    } catch (IOException e) {
      lost = true;
      file.setLength(start);
      file.seek(start);
      lost = false;
      throw e;
    }
  }

  /** After a sync that did not work nobody knows what is on the disk: nothing may follow it. */
  private void sync() throws IOException {
    lost = true;
    file.getFD().sync();
    lost = false;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static byte[] line(JournalJson.Entry entry) {
    var json = JournalJson.write(entry);
    if (json.length > MAX_LINE_BYTES) {
      throw new PhaseException(
          ErrorClass.FULL,
          "an event of %d bytes does not fit into the journal (at most %d)"
              .formatted(json.length, MAX_LINE_BYTES));
    }
    return ByteBuffer.allocate(CRC_DIGITS + 2 + json.length)
        .put(crc(json).getBytes(StandardCharsets.US_ASCII))
        .put((byte) ' ')
        .put(json)
        .put((byte) '\n')
        .array();
  }

  private static String crc(byte[] json) {
    var crc = new CRC32C();
    crc.update(json);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /** Adds the entries to a list and gives the length of the whole lines in bytes. */
  private static long scan(Path file, List<JournalJson.Entry> entries) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int start = 0;
    for (int end = 0; end < all.length; end++) {
      if (all[end] != '\n') {
        continue;
      }
      var entry = parse(file, all, start, end);
      if (entry == null) {
        if (end == all.length - 1) {
          break;
        }
        throw new PhaseException(
            ErrorClass.CORRUPT,
            "the journal '%s' is damaged at byte %d; its first %d events are whole; see what the run left open, then move the file away"
                .formatted(file, start, entries.size()));
      }
      entries.add(entry);
      start = end + 1;
    }
    return start;
  }

  /**
   * @return null when the line is not as it was written
   * @throws PhaseException of class {@code CORRUPT} when it is, but means nothing here
   */
  private static JournalJson.@Nullable Entry parse(Path file, byte[] all, int start, int end) {
    int jsonStart = start + CRC_DIGITS + 1;
    if (jsonStart > end) {
      return null;
    }
    var json = Arrays.copyOfRange(all, jsonStart, end);
    var written = new String(all, start, CRC_DIGITS, StandardCharsets.US_ASCII);
    if (!written.equals(crc(json))) {
      return null;
    }
    try {
      return JournalJson.read(json, JournalJson.Entry.class);
    } catch (IOException e) {
      throw new PhaseException(
          ErrorClass.CORRUPT,
          "the journal '%s' holds an event at byte %d that this version of hawser does not know;"
                  .formatted(file, start)
              + " finish the run with the version that began it, or remove the folder",
          e);
    }
  }
}
