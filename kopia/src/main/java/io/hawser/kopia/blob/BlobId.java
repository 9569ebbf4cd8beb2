package io.hawser.kopia.blob;

/** The name of a blob; starts with a prefix that tells its kind, such as {@code p} for packs. */
public record BlobId(String name) implements Comparable<BlobId> {
  public BlobId {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a blob needs a name");
    }
  }

  public boolean hasPrefix(String prefix) {
    return name.startsWith(prefix);
  }

  @Override
  public int compareTo(BlobId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
