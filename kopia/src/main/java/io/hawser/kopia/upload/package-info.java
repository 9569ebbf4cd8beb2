/**
 * From a directory, or a stream, to a snapshot: walks, compares with earlier snapshots, and writes
 * what is new. Memory is bounded whatever the number and size of the files.
 */
@NullMarked
package io.hawser.kopia.upload;

import org.jspecify.annotations.NullMarked;
