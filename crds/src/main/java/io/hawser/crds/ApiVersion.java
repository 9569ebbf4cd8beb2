package io.hawser.crds;

/** The API groups whose documents are read. */
public enum ApiVersion {
  /** Our own group: strict reading, every addition available. */
  HAWSER("hawser.io/v1alpha1"),
  /** Kanister's group: read and run as it is, with Kanister's documented semantics. */
  KANISTER("cr.kanister.io/v1alpha1");

  private final String text;

  ApiVersion(String text) {
    this.text = text;
  }

  /** As it stands in {@code apiVersion}. */
  public String text() {
    return text;
  }
}
