package io.hawser.kopia.epoch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Index blobs of repositories without epochs (Kopia's format, "Legacy index"): all {@code n} blobs
 * but those that a log ({@code m} blob) says were merged into others that are there.
 */
public final class FlatIndexBlobs implements IndexBlobs {
  private static final String INDEX = "n";
  private static final String LOG = "m";

  /** Stands in upgraded repositories to stop clients that know no epochs; is no index. */
  private static final String UPGRADED = "n00000000000000000000000000000000-";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlobStorage storage;
  private final SealedBlobs sealed;

  public FlatIndexBlobs(BlobStorage storage, SealedBlobs sealed) {
    this.storage = storage;
    this.sealed = sealed;
  }

  @Override
  public Active active() {
    // Logs first: one that is there was written after its outputs, so these are seen too.
    var logs = list(LOG);
    var indexes = new LinkedHashSet<>(list(INDEX));
    indexes.removeIf(id -> id.hasPrefix(UPGRADED));
    var replaced = new LinkedHashSet<BlobId>();
    for (var id : logs) {
      var log = read(id);
      if (indexes.containsAll(ids(log.path("outputMetadata")))) {
        replaced.addAll(ids(log.path("inputMetadata")));
      }
    }
    indexes.removeAll(replaced);
    return new Active(List.copyOf(indexes), Long.MIN_VALUE);
  }

  @Override
  public List<BlobId> write(List<byte[]> shards, String session) {
    return shards.stream().map(shard -> sealed.put(INDEX, shard, "-" + session)).toList();
  }

  private JsonNode read(BlobId id) {
    try {
      return JSON.readTree(sealed.get(id));
    } catch (IOException e) {
      throw new RepositoryException(
          Kind.CORRUPT, "blob '%s' is not a log of merged indexes".formatted(id), e);
    }
  }

  private static Set<BlobId> ids(JsonNode blobs) {
    var ids = new LinkedHashSet<BlobId>();
    for (var blob : blobs) {
      var id = blob.path("id").asText();
      if (!id.isEmpty()) {
        ids.add(new BlobId(id));
      }
    }
    return ids;
  }

  private List<BlobId> list(String prefix) {
    var ids = new ArrayList<BlobId>();
    storage.list(prefix, blob -> ids.add(blob.id()));
    return ids;
  }
}
