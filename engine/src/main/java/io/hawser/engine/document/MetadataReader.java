package io.hawser.engine.document;

import io.hawser.crds.ObjectMeta;
import io.hawser.crds.ObjectReference;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts that documents of every kind have. */
final class MetadataReader {
  /** RFC 1123 subdomain, as Kubernetes asks of names. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*");

  private static final int LONGEST_NAME = 253;

  private MetadataReader() {}

  /** The {@code metadata} of a document. */
  static ObjectMeta of(Fields document) {
    document.ignore("apiVersion", "kind");
    if (document.dialect().isStrict()) {
      document.require("metadata");
    }
    var metadata = document.object("metadata", MetadataReader::metadata);
    return metadata == null ? new ObjectMeta("", null, Map.of(), Map.of()) : metadata;
  }

  private static ObjectMeta metadata(Fields fields) {
    fields.ignore(
        "uid",
        "resourceVersion",
        "generation",
        "creationTimestamp",
        "deletionTimestamp",
        "deletionGracePeriodSeconds",
        "managedFields",
        "finalizers",
        "ownerReferences",
        "selfLink");
    return new ObjectMeta(
        name(fields),
        fields.text("namespace"),
        fields.textMap("labels"),
        fields.textMap("annotations"));
  }

  /** The name; of {@code generateName} the text without the dash, since runs have own names. */
  private static String name(Fields fields) {
    var generated = fields.text("generateName");
    var name = fields.text("name");
    if (name == null && generated != null) {
      name = generated.replaceAll("-+$", "");
    }
    if (!fields.dialect().isStrict()) {
      return name == null ? "" : name;
    }
    if (name == null) {
      fields.require("name");
      return "";
    }
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      fields.find(
          "name",
          "must be lower-case letters, digits, '-' and '.', beginning and ending with a letter or"
              + " digit, not "
              + ScalarWords.quoted(name));
    }
    return name;
  }

  static @Nullable ObjectReference reference(Fields parent, String name) {
    return parent.object(name, MetadataReader::reference);
  }

  static ObjectReference reference(Fields fields) {
    return new ObjectReference(
        fields.text("apiVersion"),
        fields.text("group"),
        fields.text("resource"),
        fields.text("kind"),
        fields.text("name"),
        fields.text("namespace"));
  }
}
