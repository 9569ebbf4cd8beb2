package io.hawser.kopia.file;

import org.jspecify.annotations.Nullable;

/**
 * Where something is below the root of a tree. A chain of names, so that going down a directory
 * costs no string; text is made for messages only.
 */
public final class TreePath {
  public static final TreePath ROOT = new TreePath(null, FileName.of(""));

  private final @Nullable TreePath parent;
  private final FileName name;

  private TreePath(@Nullable TreePath parent, FileName name) {
    this.parent = parent;
    this.name = name;
  }

  public TreePath child(FileName child) {
    return new TreePath(this, child);
  }

  /** Empty for the root. */
  public FileName name() {
    return name;
  }

  /** Names joined by slashes, as Kopia stores paths; {@code "."} for the root. */
  public String text() {
    return join(false);
  }

  /** As {@link #text}, with what is not printable escaped. */
  @Override
  public String toString() {
    return join(true);
  }

  private String join(boolean escaped) {
    if (parent == null) {
      return ".";
    }
    var text = new StringBuilder();
    for (TreePath at = this; at.parent != null; at = at.parent) {
      var part = escaped ? at.name.toString() : at.name.text();
      text.insert(0, at == this ? part : part + "/");
    }
    return text.toString();
  }
}
