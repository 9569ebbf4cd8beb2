package io.hawser.engine.document;

/**
 * What a document may cost at most. With these a source takes at most about 50 MiB of memory while
 * it is read, whatever it contains.
 */
final class Limits {
  /** Characters of one source; Kubernetes stores no object above 1.5 MiB. */
  static final int CHARACTERS = 2 << 20;

  /** Documents in one source. */
  static final int DOCUMENTS = 1000;

  /** Lists and maps inside one another. */
  static final int DEPTH = 50;

  /** Uses of anchors that stand on a list or a map, in one document. */
  static final int ALIASES = 100;

  /** Values of one document, with aliases written out. */
  static final int VALUES = 200_000;

  /** Findings kept of one source: more help nobody. */
  static final int FINDINGS = 100;

  private Limits() {}
}
