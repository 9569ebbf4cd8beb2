package io.hawser.kopia.blob;

/** What is asked of a storage. */
public enum BlobOperation {
  GET,
  GET_PART,
  METADATA,
  PUT,
  DELETE,
  LIST
}
