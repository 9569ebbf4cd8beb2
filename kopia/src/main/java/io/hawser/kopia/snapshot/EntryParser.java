package io.hawser.kopia.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hawser.kopia.file.FileName;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.snapshot.DirectoryEntry.Type;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one entry, in any order; unknown ones are skipped, as Go does. */
final class EntryParser {
  private String name = "";
  private String nameBytes = "";
  private String type = "";
  private String mode = "0";
  private long size;
  private String mtime = "";
  private long uid;
  private long gid;
  private String object = "";
  private @Nullable Summary summary;

  private EntryParser() {}

  /** The parser stands on the entry's opening brace and is left on its closing one. */
  static DirectoryItem parse(JsonParser json) throws IOException {
    var parser = new EntryParser();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var field = json.currentName();
      json.nextToken();
      parser.field(json, field);
    }
    return parser.item();
  }

  private void field(JsonParser json, String field) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    switch (JsonFields.lower(field)) {
      case "name" -> name = JsonFields.text(json);
      case "namebytes" -> nameBytes = JsonFields.text(json);
      case "type" -> type = JsonFields.text(json);
      case "mode" -> mode = JsonFields.text(json);
      case "size" -> size = JsonFields.number(json);
      case "mtime" -> mtime = JsonFields.text(json);
      case "uid" -> uid = JsonFields.number(json);
      case "gid" -> gid = JsonFields.number(json);
      case "obj" -> object = JsonFields.text(json);
      case "summ" -> summary = SummaryParser.parse(json);
      default -> json.skipChildren();
    }
  }

  private DirectoryItem item() {
    var fileName = fileName();
    try {
      var known = Type.ofCode(type);
      if (known.isEmpty()) {
        return bad(fileName, "is of the unknown type '" + type + "'");
      }
      if (object.isEmpty()) {
        return bad(fileName, "names no object");
      }
      if (size < 0) {
        return bad(fileName, "has the size " + size);
      }
      return new DirectoryItem.Good(
          new DirectoryEntry(
              fileName,
              known.get(),
              GoFileMode.parse(mode),
              size,
              mtime.isEmpty() ? 0 : GoTime.parseNanos(mtime),
              (int) uid,
              (int) gid,
              new ObjectId(object),
              Optional.ofNullable(summary)));
    } catch (NumberFormatException e) {
      return bad(fileName, "has the mode '" + mode + "'");
    } catch (DateTimeException e) {
      return bad(fileName, "has the time '" + mtime + "'");
    }
  }

  /** The exact bytes are taken only when they are what the name was made from. */
  private FileName fileName() {
    var plain = FileName.of(JsonFields.withoutLoneSurrogates(name));
    if (nameBytes.isEmpty()) {
      return plain;
    }
    try {
      var exact = FileName.of(Base64.getDecoder().decode(nameBytes));
      return exact.text().equals(plain.text()) ? exact : plain;
    } catch (IllegalArgumentException e) {
      return plain;
    }
  }

  private static DirectoryItem bad(FileName name, String problem) {
    return new DirectoryItem.Bad(name.toString(), problem);
  }
}
