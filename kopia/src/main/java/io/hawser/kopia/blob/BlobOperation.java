package io.hawser.kopia.blob;

/** What is asked of a storage. */
public enum BlobOperation {
  GET,
  GET_PART,
  METADATA,
  PUT,
  DELETE,
  LIST,
  /** Asking for the lock of a blob, or extending it. */
  LOCK
}
