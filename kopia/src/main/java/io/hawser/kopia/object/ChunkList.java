package io.hawser.kopia.object;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of an indirect object, one after the other without gap (Kopia's format, "Object IDs"):
 * {@code {"stream":"kopia:indirect","entries":[{"s":0,"l":5,"o":"…"},…]}}.
 *
 * <p>Memory: some 50 bytes a chunk, and no more than {@value #MAX_CHUNKS} chunks (16 TiB in chunks
 * of 4 MiB).
 */
final class ChunkList {
  private static final int MAX_CHUNKS = 4 << 20;
  private static final int MAX_ID_LENGTH = 80;
  private static final String STREAM = "kopia:indirect";
  private static final JsonFactory JSON = new JsonFactory();

  private final String name;
  private int size;

  /** Where each chunk ends, in the object. */
  private long[] ends = new long[16];

  /** Where the id of each chunk ends, in the texts. */
  private int[] idEnds = new int[16];

  private byte[] texts = new byte[1024];

  /**
   * @param name for messages
   */
  ChunkList(String name) {
    this.name = name;
  }

  /** Adds a chunk after the last one. */
  void add(long length, ObjectId id) {
    var text = id.text().getBytes(StandardCharsets.ISO_8859_1);
    if (size == MAX_CHUNKS || text.length > MAX_ID_LENGTH || length > Long.MAX_VALUE - length()) {
      throw new RepositoryException(
          Kind.UNSUPPORTED,
          "object '%s' is too large: more than %d chunks".formatted(name, MAX_CHUNKS));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      idEnds = Arrays.copyOf(idEnds, size * 2);
    }
    int start = size == 0 ? 0 : idEnds[size - 1];
    if (texts.length - start < text.length) {
      texts = Arrays.copyOf(texts, texts.length * 2);
    }
    System.arraycopy(text, 0, texts, start, text.length);
    ends[size] = length() + length;
    idEnds[size] = start + text.length;
    size++;
  }

  /** Adds all chunks of another list. */
  void addAll(ChunkList other) {
    for (int i = 0; i < other.size; i++) {
      add(other.end(i) - other.start(i), other.id(i));
    }
  }

  int size() {
    return size;
  }

  /** Length of the object. */
  long length() {
    return size == 0 ? 0 : ends[size - 1];
  }

  long start(int chunk) {
    return chunk == 0 ? 0 : ends[chunk - 1];
  }

  long end(int chunk) {
    return ends[chunk];
  }

  ObjectId id(int chunk) {
    int start = chunk == 0 ? 0 : idEnds[chunk - 1];
    return new ObjectId(
        new String(texts, start, idEnds[chunk] - start, StandardCharsets.ISO_8859_1));
  }

  /** The chunk that has the byte at a position before the end. */
  int at(long position) {
    int found = Arrays.binarySearch(ends, 0, size, position + 1);
    int chunk = found < 0 ? -found - 1 : found;
    while (chunk > 0 && ends[chunk - 1] > position) {
      chunk--;
    }
    return chunk;
  }

  /** As an object of this repository is written. */
  byte[] toJson() {
    var out = new ByteArrayOutputStream(size * 80 + 64);
    out.writeBytes(ascii("{\"stream\":\"" + STREAM + "\",\"entries\":["));
    for (int i = 0; i < size; i++) {
      long start = start(i);
      long length = ends[i] - start;
      var entry = new StringBuilder(i == 0 ? "{" : ",{");
      if (start != 0) {
        entry.append("\"s\":").append(start).append(',');
      }
      if (length != 0) {
        entry.append("\"l\":").append(length).append(',');
      }
      out.writeBytes(ascii(entry.append("\"o\":\"").append(id(i)).append("\"}").toString()));
    }
    out.writeBytes(ascii("]}\n"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a list, in one pass.
   *
   * @throws RepositoryException of kind {@code CORRUPT} when it is none, or chunks overlap or leave
   *     a gap
   */
  static ChunkList parse(InputStream json, String name) {
    var list = new ChunkList(name);
    try (var parser = JSON.createParser(json)) {
      list.readFrom(parser);
      return list;
    } catch (IOException e) {
      throw list.corrupt("it is not JSON", e);
    }
  }

  private void readFrom(JsonParser parser) throws IOException {
    boolean isList = false;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw corrupt("it is not a JSON object", null);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName().toLowerCase(Locale.ROOT);
      var value = parser.nextToken();
      if (field.equals("stream")) {
        isList = value == JsonToken.VALUE_STRING && parser.getText().equals(STREAM);
      } else if (field.equals("entries") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          readChunk(parser);
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
          throw corrupt("its entries are not all objects", null);
        }
      } else {
        parser.skipChildren();
      }
    }
    if (!isList) {
      throw corrupt("it is not a '" + STREAM + "'", null);
    }
  }

  private void readChunk(JsonParser parser) throws IOException {
    long start = 0;
    long length = 0;
    var id = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName().toLowerCase(Locale.ROOT);
      var value = parser.nextToken();
      switch (field) {
        case "s" -> start = number(parser, value);
        case "l" -> length = number(parser, value);
        case "o" -> id = value == JsonToken.VALUE_STRING ? parser.getText() : "";
        default -> parser.skipChildren();
      }
    }
    if (start != length() || length < 0 || id.isEmpty()) {
      throw corrupt(
          "its chunk %d, '%s', is %d bytes at %d, but %d was expected"
              .formatted(size, id, length, start, length()),
          null);
    }
    add(length, new ObjectId(id));
  }

  private long number(JsonParser parser, JsonToken value) throws IOException {
    if (value != JsonToken.VALUE_NUMBER_INT) {
      throw corrupt("it has a place or length that is no number", null);
    }
    return parser.getLongValue();
  }

  private RepositoryException corrupt(String why, @Nullable Throwable cause) {
    return new RepositoryException(
        Kind.CORRUPT,
        "the list of chunks of object '%s' is damaged: %s".formatted(name, why),
        cause);
  }
}
