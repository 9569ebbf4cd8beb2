package io.hawser.kopia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.content.PackTail;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.index.IndexEntry;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.vectors.VectorRepository;
import io.hawser.kopia.vectors.Vectors;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every repository that the real program made is read wholly, and says what it says there. */
class RepositoryVectorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<VectorRepository> repositories() {
    return VectorRepository.all();
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void usesTheIndexBlobsThatCount(VectorRepository vector) {
    try (var repository = vector.open()) {
      var expected =
          vector.facts("activeIndexBlobs").map(blob -> new BlobId(text(blob, "id"))).toList();

      assertThat(repository.contents().activeIndexBlobs())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void readsEveryContent(VectorRepository vector) {
    try (var repository = vector.open()) {
      var contents = repository.contents();
      var listed = new HashSet<ContentId>();
      contents.forEach(entry -> listed.add(entry.id()));

      for (var fact : vector.facts("contents").toList()) {
        var id = ContentId.parse(text(fact, "id"));
        if (fact.path("hiddenByWatermark").asBoolean()) {
          assertThat(contents.find(id)).as("%s", id).isEmpty();
        } else {
          assertThat(listed.remove(id)).as("%s", id).isTrue();
          assertThat(contents.find(id)).as("%s", id).contains(entry(id, fact));
          if (fact.path("sha256").isTextual()) {
            assertThat(sha256(contents.read(id))).as("%s", id).isEqualTo(text(fact, "sha256"));
          } else {
            assertThatThrownBy(() -> contents.read(id)).isInstanceOf(RepositoryException.class);
          }
        }
      }
      assertThat(listed).isEmpty();
    }
  }

  private static IndexEntry entry(ContentId id, JsonNode fact) {
    return new IndexEntry(
        id,
        fact.required("timestamp").longValue(),
        new BlobId(text(fact, "pack")),
        fact.required("offset").intValue(),
        fact.required("packedLength").intValue(),
        fact.required("originalLength").intValue(),
        fact.required("formatVersion").intValue(),
        Integer.decode(text(fact, "compression")),
        0,
        fact.required("deleted").booleanValue());
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void findsEveryManifest(VectorRepository vector) throws IOException {
    try (var repository = vector.open()) {
      var found = repository.findManifests(Map.of());

      assertThat(found)
          .extracting(manifest -> manifest.id())
          .containsExactlyInAnyOrderElementsOf(
              vector.facts("manifests").map(fact -> text(fact, "id")).toList());
      for (var manifest : found) {
        var fact =
            vector
                .facts("manifests")
                .filter(candidate -> text(candidate, "id").equals(manifest.id()))
                .findFirst()
                .orElseThrow();
        assertThat(manifest.labels()).isEqualTo(JSON.convertValue(fact.get("labels"), Map.class));
        assertThat(manifest.modified()).isEqualTo(text(fact, "modified"));
        assertThat(JSON.readTree(manifest.json())).isEqualTo(fact.get("data"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void readsEveryFile(VectorRepository vector) throws IOException {
    try (var repository = vector.open()) {
      for (var snapshot : vector.facts("snapshots").toList()) {
        for (var file : Vectors.elements(snapshot.path("entries")).toList()) {
          if (file.path("sha256").isTextual()) {
            var id = new ObjectId(text(file, "obj"));
            assertThat(repository.contains(id)).isTrue();
            try (var reader = repository.read(id)) {
              var digest = newSha256();
              var buffer = new byte[1 << 16];
              long length = 0;
              for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                digest.update(buffer, 0, n);
                length += n;
              }
              assertThat(reader.length()).isEqualTo(length);
              assertThat(Vectors.hex(digest.digest())).isEqualTo(text(file, "sha256"));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("repositories")
  void opensTheLocalIndexOfEveryPack(VectorRepository vector) {
    try (var repository = vector.open()) {
      var format = repository.format().format();
      for (var blob : vector.facts("blobs").toList()) {
        var pack = blob.path("pack");
        if (pack.has("localIndexEntries")) {
          var bytes = vector.blobs().get(new BlobId(text(blob, "id")));
          var tail = PackTail.parse(bytes);
          int start = (int) tail.offset();
          var sealed = Arrays.copyOfRange(bytes, start, start + tail.length());

          var index = tail.open(sealed, format.contentHash(), format.contentCipher());

          assertThat(index.size()).isEqualTo(pack.required("localIndexEntries").intValue());
          assertThat(tail.offset()).isEqualTo(pack.required("localIndexOffset").longValue());
        }
      }
    }
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).textValue();
  }

  private static String sha256(byte[] bytes) {
    return Vectors.hex(newSha256().digest(bytes));
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
