package io.hawser.kopia.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.kopia.KopiaRepository;
import io.hawser.kopia.Repositories;
import io.hawser.kopia.blob.FileBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.file.FileTree;
import io.hawser.kopia.format.FormatBlobs;
import io.hawser.kopia.format.RepositoryFormat;
import io.hawser.kopia.restore.RestoreOptions;
import io.hawser.kopia.restore.RestoreProgress;
import io.hawser.kopia.restore.Restorer;
import io.hawser.kopia.snapshot.SnapshotManifest;
import io.hawser.kopia.snapshot.Snapshots;
import io.hawser.kopia.snapshot.SourceInfo;
import io.hawser.kopia.snapshot.TestRepository;
import io.hawser.kopia.verify.Verifier;
import io.hawser.kopia.verify.VerifyOptions;
import io.hawser.testkit.Testbed;
import io.hawser.testkit.Trees;
import io.hawser.testkit.Trees.Aspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Repositories with every value of every option, any two of them together: the real program and we
 * write into each, each verifies and restores what the other wrote, and both give one tree one id.
 * A sample with a fixed seed is part of every build; {@code -Dhawser.sweep=N} takes N combinations,
 * {@code =all} all; see docs/notes/sweeps.md.
 */
@Tag("testbed")
class EveryOptionTestbedTest {
  private static final long SEED = Long.getLong("hawser.sweep.seed", 20261125);
  private static final int SAMPLE = 16;
  private static final int AT_ONCE = 2;
  private static final Password PASSWORD = Password.of(TestRepository.PASSWORD);
  private static final Map<String, String> GLOBAL =
      Map.of("type", "policy", "policyType", "global");

  @TempDir private Path temp;
  private Path theirs = Path.of("");
  private Path ours = Path.of("");

  @BeforeEach
  void makeTrees() throws IOException {
    theirs = makeTree(temp.resolve("theirs"), 1);
    ours = makeTree(temp.resolve("ours"), 2);
  }

  /**
   * Compressible and not, cut by small splitters, with a directory; the rest is tested elsewhere.
   */
  private static Path makeTree(Path root, long seed) throws IOException {
    Files.createDirectories(root.resolve("sub"));
    var random = new SplittableRandom(seed);
    var noise = new byte[700_000];
    random.nextBytes(noise);
    Files.write(root.resolve("noise"), noise);
    Files.write(root.resolve("zeros"), new byte[300_000 + (int) seed]);
    var text = (seed + ": all work and no play makes a dull tree\n").repeat(20_000);
    Files.writeString(root.resolve("text"), text);
    Files.writeString(root.resolve("sub/small"), "small " + seed);
    Files.createFile(root.resolve("sub/empty"));
    return root;
  }

  @Test
  void eachReadsWhatTheOtherWroteWhateverTheOptions() {
    Testbed.kopia();
    var all = FormatChoice.pairwise(SEED);
    var chosen = all.subList(0, Math.min(all.size(), count(all.size())));
    var failures = new ConcurrentLinkedQueue<Throwable>();

    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < chosen.size(); i++) {
        int number = i;
        threads.execute(() -> {
          try {
            new Case(chosen.get(number), temp.resolve("case" + number)).run();
          } catch (Throwable e) {
            failures.add(
                new AssertionError(
                    "%s (%d of %d, seed %d)"
                        .formatted(chosen.get(number), number, all.size(), SEED),
                    e));
          }
        });
      }
    }

    System.out.printf(
        "%d of %d combinations, seed %d, %d failed%n",
        chosen.size(), all.size(), SEED, failures.size());
    var told = new AssertionError(failures.size() + " combinations failed");
    failures.forEach(told::addSuppressed);
    if (!failures.isEmpty()) {
      throw told;
    }
  }

  private static int count(int all) {
    var asked = System.getProperty("hawser.sweep", String.valueOf(SAMPLE));
    return asked.equals("all") ? all : Integer.parseInt(asked);
  }

  /** One combination in a folder of its own, which is removed when all is well. */
  private final class Case {
    private final FormatChoice choice;
    private final Path folder;
    private final Path place;
    private final KopiaCommand kopia;

    Case(FormatChoice choice, Path folder) throws IOException {
      this.choice = choice;
      this.folder = folder;
      this.place = folder.resolve("repository");
      this.kopia =
          new KopiaCommand(
              Testbed.kopia(), Files.createDirectories(folder.resolve("home")), Map.of());
    }

    void run() throws Exception {
      Files.createDirectories(place);
      if (choice.byKopia()) {
        command("create", choice.kopiaFlags());
      } else {
        var shards = choice.flat() ? List.<Integer>of() : FileBlobs.DEFAULT_SHARDS;
        Repositories.create(
                FileBlobs.create(place, shards),
                choice.options(),
                PASSWORD,
                TestRepository.options("tester"))
            .close();
      }
      setCompressorsAndIndex();
      if (!choice.byKopia()) {
        command("connect", List.of());
      }
      kopia.run("snapshot", "create", theirs.toString());
      try (var repository = open()) {
        assertThat(repository.format().format().hash()).isEqualTo(choice.hash());
        readTheirs(repository);
        write(repository);
      }
      readOurs();
      remove();
    }

    private void command(String what, List<String> flags) throws Exception {
      var line = new ArrayList<>(List.of("repository", what, "filesystem", "--path=" + place));
      line.addAll(flags);
      line.addAll(
          List.of(
              "--cache-directory=" + folder.resolve("cache"),
              "--no-check-for-updates",
              "--content-cache-size-mb=0",
              "--override-hostname=here",
              "--override-username=tester"));
      kopia.run(line.toArray(String[]::new));
    }

    private KopiaRepository open() {
      return Repositories.open(
          FileBlobs.open(place),
          PASSWORD,
          TestRepository.options("tester").withVerifiedUploads(true));
    }

    private void setCompressorsAndIndex() {
      try (var storage = FileBlobs.open(place)) {
        var opened = FormatBlobs.open(storage, PASSWORD);
        if (opened.format().indexVersion() != choice.layout().indexVersion()) {
          FormatBlobs.update(
              storage,
              opened,
              withIndex(opened.format(), choice.layout().indexVersion()),
              opened.retention());
        }
      }
      try (var repository = open()) {
        repository.findManifests(GLOBAL).forEach(old -> repository.deleteManifest(old.id()));
        var policy =
            """
            {"compression":{"compressorName":"%s"},"metadataCompression":{"compressorName":"%s"}}\
            """
                .formatted(choice.compressor(), choice.metadataCompressor());
        repository.putManifest(GLOBAL, policy.getBytes(UTF_8));
        repository.flush();
      }
    }

    private static RepositoryFormat withIndex(RepositoryFormat format, int version) {
      return new RepositoryFormat(
          format.version(),
          format.hash(),
          format.encryption(),
          format.splitter(),
          format.ecc(),
          format.eccOverheadPercent(),
          format.maxPackBytes(),
          version,
          format.epochs(),
          format.passwordCanChange(),
          format.secret(),
          format.masterKey(),
          format.upgradeLock(),
          format.requiredFeatures());
    }

    private void readTheirs(KopiaRepository repository) throws Exception {
      var snapshot = new Snapshots(repository).list().getFirst();
      var verifier = new Verifier(repository, VerifyOptions.everything());
      var verified = verifier.verify(snapshot.rootEntry().orElseThrow());
      assertThat(verified.problems()).isEmpty();
      assertThat(verified.filesRead()).isEqualTo(5);
      var target = folder.resolve("by-us");
      new Restorer(repository, FileTree.local(), RestoreOptions.defaults(), RestoreProgress.NONE)
          .restore(snapshot.rootEntry().orElseThrow(), target);
      assertThat(Trees.describe(target, Aspect.values()))
          .isEqualTo(Trees.describe(theirs, Aspect.values()));
      // As a source of its own, so that everything is read and hashed again.
      var again = upload(repository, new SourceInfo("elsewhere", "tester", "/x"), theirs);
      if (choice.givesOneTreeOneId()) {
        assertThat(again.rootEntry().orElseThrow().object())
            .isEqualTo(snapshot.rootEntry().orElseThrow().object());
      }
    }

    private void write(KopiaRepository repository) throws Exception {
      upload(repository, SourceInfo.of(repository.identity(), ours), ours);
    }

    private static SnapshotManifest upload(KopiaRepository repository, SourceInfo source, Path tree)
        throws Exception {
      var uploader =
          new Uploader(
              repository,
              FileTree.local(),
              UploadOptions.defaults(),
              UploadProgress.NONE,
              Clock.systemUTC());
      return uploader.upload(source, tree, SnapshotDetails.NONE).snapshot();
    }

    private void readOurs() throws Exception {
      kopia.run("snapshot", "verify", "--verify-files-percent=100");
      kopia.run("content", "verify", "--full");
      var target = folder.resolve("by-kopia");
      kopia.run("snapshot", "restore", ours.toString(), target.toString());
      assertThat(Trees.describeWithFileTimesOnly(target, Aspect.values()))
          .isEqualTo(Trees.describeWithFileTimesOnly(ours, Aspect.values()));
    }

    private void remove() throws IOException {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
