package io.hawser.kopia.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a directory object (Kopia's format) entry by entry; holds one entry and a buffer. Entries
 * come in the order in which they stand.
 */
public final class DirectoryReader implements AutoCloseable {
  static final String STREAM = "kopia:directory";

  private final String where;
  private final JsonParser json;
  private boolean inEntries;
  private boolean ended;
  private boolean streamSeen;
  private @Nullable Summary summary;

  /**
   * @param where for messages, such as the object's id
   */
  public DirectoryReader(InputStream bytes, String where) {
    this.where = where;
    try {
      this.json = JsonFields.FACTORY.createParser(bytes);
    } catch (IOException e) {
      throw corrupt(e);
    }
  }

  public static DirectoryReader open(Repository repository, ObjectId id) {
    return new DirectoryReader(repository.read(id), id.text());
  }

  /**
   * The next entry, or empty at the end.
   *
   * @throws RepositoryException of kind {@code CORRUPT} when this is no directory
   */
  public Optional<DirectoryItem> next() {
    try {
      while (!ended) {
        if (inEntries) {
          var token = json.nextToken();
          if (token == JsonToken.START_OBJECT) {
            return Optional.of(EntryParser.parse(json));
          }
          JsonFields.require(json, JsonToken.END_ARRAY);
          inEntries = false;
        } else {
          field();
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw corrupt(e);
    }
  }

  /** The summary, once the end has been reached; empty when there is none. */
  public Optional<Summary> summary() {
    return Optional.ofNullable(summary);
  }

  private void field() throws IOException {
    if (json.currentToken() == null) {
      json.nextToken();
      JsonFields.require(json, JsonToken.START_OBJECT);
    }
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      JsonFields.require(json, JsonToken.END_OBJECT);
      if (!streamSeen) {
        throw JsonFields.unexpected(json, "a field 'stream'");
      }
      ended = true;
      return;
    }
    var name = JsonFields.lower(json.currentName());
    json.nextToken();
    switch (name) {
      case "stream" -> stream();
      case "entries" -> inEntries = json.currentToken() != JsonToken.VALUE_NULL && array();
      case "summary" -> summary = SummaryParser.parse(json);
      default -> json.skipChildren();
    }
  }

  private void stream() throws IOException {
    var text = JsonFields.text(json);
    if (!text.equals(STREAM)) {
      throw JsonFields.unexpected(json, "'" + STREAM + "', not '" + text + "'");
    }
    streamSeen = true;
  }

  private boolean array() throws IOException {
    JsonFields.require(json, JsonToken.START_ARRAY);
    return true;
  }

  private RepositoryException corrupt(IOException cause) {
    return new RepositoryException(
        Kind.CORRUPT, "'%s' is not a directory: %s".formatted(where, cause.getMessage()), cause);
  }

  @Override
  public void close() {
    try {
      json.close();
    } catch (IOException e) {
      throw corrupt(e);
    }
  }
}
