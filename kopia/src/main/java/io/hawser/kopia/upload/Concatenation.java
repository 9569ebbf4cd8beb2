package io.hawser.kopia.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hawser.kopia.file.TreePath;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import io.hawser.kopia.upload.FileUpload.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Joins objects without reading their data: the lists of their chunks become one list, with starts
 * shifted (Kopia's format, section "Writing an object"). Holds one part's list, some 100 bytes per
 * chunk.
 */
record Concatenation(Repository repository, SourcePolicy policy) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LIST_PREFIX = "x";

  Part of(List<Part> parts, TreePath path) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var description = "PARTS:" + path;
    try (var list = repository.write(policy.metadata(LIST_PREFIX, description))) {
      var text = new StringBuilder("{\"stream\":\"kopia:indirect\",\"entries\":[");
      long start = 0;
      for (int i = 0; i < parts.size(); i++) {
        append(text, parts.get(i), start, i == 0);
        start += parts.get(i).bytes();
        write(list::write, text);
      }
      write(list::write, text.append("]}\n"));
      return new Part(new ObjectId("I" + list.finish().text()), start);
    }
  }

  private interface Sink {
    void write(byte[] bytes, int offset, int length);
  }

  private static void write(Sink list, StringBuilder text) {
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    list.write(bytes, 0, bytes.length);
    text.setLength(0);
  }

  private void append(StringBuilder text, Part part, long start, boolean first) {
    var id = part.object().text();
    if (!id.startsWith("I")) {
      entry(text, start, part.bytes(), id, first);
      return;
    }
    boolean leading = first;
    for (var chunk : chunks(new ObjectId(id.substring(1)))) {
      long chunkStart = start + chunk.path("s").asLong();
      entry(text, chunkStart, chunk.path("l").asLong(), chunk.path("o").asText(), leading);
      leading = false;
    }
  }

  private static void entry(StringBuilder text, long start, long length, String id, boolean first) {
    text.append(first ? "{" : ",{");
    if (start != 0) {
      text.append("\"s\":").append(start).append(',');
    }
    if (length != 0) {
      text.append("\"l\":").append(length).append(',');
    }
    text.append("\"o\":\"").append(id).append("\"}");
  }

  private JsonNode chunks(ObjectId list) {
    try (var object = repository.read(list)) {
      return JSON.readTree(object).path("entries");
    } catch (IOException e) {
      throw new RepositoryException(
          Kind.CORRUPT, "'%s' is not a list of chunks: %s".formatted(list, e.getMessage()), e);
    }
  }
}
