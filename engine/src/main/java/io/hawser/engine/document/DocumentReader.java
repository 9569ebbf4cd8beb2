package io.hawser.engine.document;

import io.hawser.engine.error.BlueprintException;
import java.util.List;

/**
 * Reads documents of {@code hawser.io/v1alpha1} and {@code cr.kanister.io/v1alpha1}. A reader may
 * be used again; it keeps nothing. Memory is bounded by limits on each source: 2 Mi characters,
 * 1000 documents, nesting 50, 100 aliases and 200,000 values a document.
 */
public final class DocumentReader {
  /**
   * Reads all documents of all sources.
   *
   * @throws BlueprintException with the faults of all documents; after a fault of syntax the rest
   *     of that source is not read, and of one source at most 100 faults are told
   */
  public Documents read(List<Source> sources) {
    var batch = new Batch();
    sources.forEach(batch::read);
    return batch.finish();
  }
}
