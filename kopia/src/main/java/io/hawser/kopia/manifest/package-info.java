/**
 * Manifests: small JSON documents with labels, such as snapshots and policies. Kept in contents
 * with the prefix {@code m}; what the documents say is not known here.
 */
@NullMarked
package io.hawser.kopia.manifest;

import org.jspecify.annotations.NullMarked;
