package io.hawser.kopia.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.epoch.SealedBlobs;
import io.hawser.kopia.repository.ClientIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The time from the first pack to the index that lists it. A marker blob stands in the storage
 * meanwhile, which keeps the packs of the session from being deleted as garbage (Kopia's format,
 * "Session ids and markers").
 */
final class Session {
  private static final Instant FIRST_DAY = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration EPOCH = Duration.ofDays(30);
  private static final int RANDOM_BYTES = 8;
  private static final String MARKER_PREFIX = "s";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String id;
  private final BlobId marker;

  private Session(String id, BlobId marker) {
    this.id = id;
    this.marker = marker;
  }

  static Session start(
      SealedBlobs blobs, ClientIdentity identity, Instant now, SecureRandom random) {
    var id = newId(now, random);
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("startTime", now.toString());
    json.put("checkpointTime", now.toString());
    json.put("username", identity.user());
    json.put("hostname", identity.host());
    try {
      var marker = blobs.put(MARKER_PREFIX, JSON.writeValueAsBytes(json), "-" + id);
      return new Session(id, marker);
    } catch (IOException e) {
      throw new UncheckedIOException("session marker as JSON", e);
    }
  }

  static String newId(Instant now, SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    long epoch = Duration.between(FIRST_DAY, now).dividedBy(EPOCH);
    return "s" + HexFormat.of().formatHex(bytes) + Long.toHexString(epoch);
  }

  String id() {
    return id;
  }

  /** Removes the marker: the index lists all packs of the session. */
  void end(BlobStorage storage) {
    storage.delete(marker);
  }
}
