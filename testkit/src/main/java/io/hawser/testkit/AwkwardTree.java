package io.hawser.testkit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A directory tree with everything that is awkward to back up: odd names, odd modes, odd times,
 * holes, links to nowhere, and what cannot be backed up at all. Always the same tree.
 *
 * <p>What Java has no words for is made by the shell.
 */
public final class AwkwardTree {
  private static final long SPARSE_BYTES = 40L << 20;
  private static final FileTime TIME =
      FileTime.from(Instant.ofEpochSecond(1_700_000_000, 123_456_789));

  private final Path root;

  private AwkwardTree(Path root) {
    this.root = root;
  }

  /** Makes the tree in an empty directory, without names that are not UTF-8. */
  public static void create(Path root) throws IOException, InterruptedException {
    var tree = new AwkwardTree(root);
    tree.names();
    tree.contents();
    tree.links();
    tree.fifo();
    tree.modes();
    tree.times();
  }

  /** Adds names that are not UTF-8, two of which look the same as text. */
  public static void addBytesNames(Path root) throws IOException, InterruptedException {
    shell(
        root,
        """
        printf 1 > "$(printf 'bad-\\377\\376-name')"
        printf 22 > "$(printf 'bad-\\200\\201-name')"
        mkdir "$(printf 'dir-\\377(')"
        printf in > "$(printf 'dir-\\377(/f\\303')"
        """);
  }

  private void names() throws IOException {
    write("a&b<c>\"q\"\\.txt", "1");
    write("new\nline", "2");
    write("tab\tand\u0001control", "3");
    write("ünïcödé 日本 😀 \u2028", "4");
    write("x".repeat(255), "5");
    write(" spaces ", "6");
    write("-rf", "7");
    write("...", "8");
    write("a-b", "9");
    write("a.b", "10");
    write("a/x", "11");
    write("B", "12");
    write("deep/er/and/deeper/x", "13");
    Files.createDirectories(root.resolve("empty dir"));
  }

  private void contents() throws IOException {
    write("empty", "");
    var random = new byte[9 << 20];
    new SplittableRandom(1).nextBytes(random);
    Files.write(root.resolve("large"), random);
    try (var sparse = new RandomAccessFile(root.resolve("sparse").toFile(), "rw")) {
      sparse.setLength(SPARSE_BYTES);
      sparse.seek(SPARSE_BYTES / 2);
      sparse.write("in the middle".getBytes(StandardCharsets.UTF_8));
    }
    try (var hole = new RandomAccessFile(root.resolve("only a hole").toFile(), "rw")) {
      hole.setLength(1 << 20);
    }
  }

  private void links() throws IOException {
    Files.createSymbolicLink(root.resolve("link"), Path.of("B"));
    Files.createSymbolicLink(root.resolve("link to dir"), Path.of("a"));
    Files.createSymbolicLink(root.resolve("dangling"), Path.of("/no/such/é"));
    Files.createSymbolicLink(root.resolve("link to itself"), Path.of("link to itself"));
    Files.createLink(root.resolve("hard link"), root.resolve("B"));
  }

  private void fifo() throws IOException, InterruptedException {
    shell(root, "mkfifo fifo");
  }

  private void modes() throws IOException {
    mode("setuid", 04755);
    mode("setgid", 02755);
    mode("all", 07777);
    mode("nothing", 0);
    mode("read only", 0444);
    Files.createDirectories(root.resolve("sticky"));
    Files.setAttribute(root.resolve("sticky"), "unix:mode", 01777);
    write("closed dir/x", "1");
    Files.setAttribute(root.resolve("closed dir"), "unix:mode", 0555);
  }

  private void times() throws IOException, InterruptedException {
    time("epoch0", FileTime.from(Instant.EPOCH));
    // Java sets no time before 1970.
    shell(root, "touch -d @-1.5 before1970");
    time("far", FileTime.from(Instant.ofEpochSecond(4_000_000_000L, 1)));
    for (var name : new String[] {"B", "large", "sparse", "empty dir", "sticky"}) {
      Files.setLastModifiedTime(root.resolve(name), TIME);
    }
    Files.getFileAttributeView(
            root.resolve("dangling"), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(TIME, null, null);
  }

  private void write(String name, String content) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void mode(String name, int mode) throws IOException {
    write(name, name);
    Files.setAttribute(root.resolve(name), "unix:mode", mode);
  }

  private void time(String name, FileTime time) throws IOException {
    write(name, name);
    Files.setLastModifiedTime(root.resolve(name), time);
  }

  private static void shell(Path directory, String script)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("sh", "-ec", script).directory(directory.toFile()).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("the shell could not do: " + script);
    }
  }
}
