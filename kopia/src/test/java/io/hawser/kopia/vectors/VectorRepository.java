package io.hawser.kopia.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.hawser.kopia.KopiaRepository;
import io.hawser.kopia.OpenOptions;
import io.hawser.kopia.Repositories;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.MemoryBlobs;
import io.hawser.kopia.crypto.Password;
import io.hawser.kopia.repository.ClientIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.stream.Stream;

/**
 * One of the repositories that the real program made, and what is known of it.
 *
 * @param facts the JSON file beside it
 */
public record VectorRepository(String name, JsonNode facts, MemoryBlobs blobs) {

  /** All repositories of the directory, each with blobs of its own. */
  public static Stream<VectorRepository> all() {
    try (var files = Files.list(Vectors.directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".tar.gz"))
          .map(file -> named(file.substring(0, file.length() - ".tar.gz".length())))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static VectorRepository named(String name) {
    var blobs = new MemoryBlobs();
    try {
      Tar.read(
          Vectors.directory().resolve(name + ".tar.gz"),
          (path, bytes) -> {
            var id = path.substring(path.indexOf('/') + 1).replace("/", "");
            if (!id.startsWith(".")) {
              blobs.put(new BlobId(id.replaceAll("\\.f$", "")), ByteBuffer.wrap(bytes));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new VectorRepository(name, Vectors.read(name + ".json"), blobs);
  }

  public KopiaRepository open() {
    var password = Password.of(facts.required("password").textValue());
    return Repositories.open(blobs, password, OpenOptions.as(new ClientIdentity("u", "h")));
  }

  /** Elements of a list of facts. */
  public Stream<JsonNode> facts(String list) {
    return Vectors.elements(facts.path(list));
  }

  @Override
  public String toString() {
    return name;
  }
}
