package io.hawser.kopia;

import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.format.CreateOptions;
import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.WriteOptions;
import java.util.SplittableRandom;

/** What tests of repositories do over and over. */
final class TestRepositories {
  static final Password PASSWORD = Password.of("test-password");
  static final OpenOptions OPTIONS = OpenOptions.as(new ClientIdentity("tester", "here"));

  private TestRepositories() {}

  static KopiaRepository create(BlobStorage storage) {
    return create(storage, CreateOptions.defaults());
  }

  static KopiaRepository create(BlobStorage storage, CreateOptions options) {
    return Repositories.create(storage, options, PASSWORD, OPTIONS);
  }

  static KopiaRepository open(BlobStorage storage) {
    return Repositories.open(storage, PASSWORD, OPTIONS);
  }

  static ObjectId write(Repository repository, byte[] bytes) {
    return write(repository, bytes, WriteOptions.file("test"));
  }

  static ObjectId write(Repository repository, byte[] bytes, WriteOptions options) {
    try (var writer = repository.write(options)) {
      writer.write(bytes, 0, bytes.length);
      return writer.finish();
    }
  }

  static byte[] random(long seed, int length) {
    var bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }
}
