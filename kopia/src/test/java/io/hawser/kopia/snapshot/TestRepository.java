package io.hawser.kopia.snapshot;

import io.hawser.kopia.KopiaRepository;
import io.hawser.kopia.OpenOptions;
import io.hawser.kopia.Repositories;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** New repositories, and objects written into them by hand. */
public final class TestRepository {
  public static final String PASSWORD = "test-password";

  private TestRepository() {}

  public static KopiaRepository inMemory() {
    return in(new MemoryBlobs());
  }

  public static KopiaRepository in(BlobStorage storage) {
    return Repositories.create(
        storage, CreateOptions.defaults(), Password.of(PASSWORD), options("tester"));
  }

  /** With little memory: indexes in files, one pack on its way. */
  public static KopiaRepository in(BlobStorage storage, Path cache) {
    return Repositories.create(
        storage,
        CreateOptions.defaults(),
        Password.of(PASSWORD),
        options("tester").withCache(cache).withParallelUploads(1));
  }

  public static OpenOptions options(String user) {
    return OpenOptions.as(new ClientIdentity(user, "here"));
  }

  public static ObjectId write(Repository repository, String prefix, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try (var object = repository.write(new WriteOptions(prefix, "none", "", "test"))) {
      object.write(bytes, 0, bytes.length);
      return object.finish();
    }
  }

  public static DirectoryEntry file(Repository repository, String name, String content) {
    int size = content.getBytes(StandardCharsets.UTF_8).length;
    return entry(name, Type.FILE, size, write(repository, "", content));
  }

  public static DirectoryEntry symlink(Repository repository, String name, String target) {
    int size = target.getBytes(StandardCharsets.UTF_8).length;
    return entry(name, Type.SYMLINK, size, write(repository, "", target));
  }

  public static DirectoryEntry directory(
      Repository repository, String name, DirectoryEntry... entries) {
    return directory(repository, name, List.of(entries));
  }

  public static DirectoryEntry directory(
      Repository repository, String name, List<DirectoryEntry> entries) {
    var summary = new SummaryBuilder();
    try (var writer =
        new DirectoryWriter(repository.write(WriteOptions.directory("DIR:" + name)))) {
      for (var entry : entries) {
        writer.add(entry);
        summary.add(entry);
      }
      var built = summary.build(0, "");
      return entry(name, Type.DIRECTORY, 0, writer.finish(built)).withSummary(built);
    }
  }

  public static DirectoryEntry entry(String name, Type type, long size, ObjectId object) {
    return new DirectoryEntry(
        FileName.of(name),
        type,
        type == Type.DIRECTORY ? 0755 : 0644,
        size,
        1_700_000_000_123_456_789L,
        0,
        0,
        object,
        Optional.empty());
  }
}
