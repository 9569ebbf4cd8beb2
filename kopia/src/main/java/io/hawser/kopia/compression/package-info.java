/**
 * The compressors of Kopia's format: a header of four bytes that names the algorithm, then a stream
 * of an ordinary codec. What is decoded never takes more memory than the caller allows.
 */
@NullMarked
package io.hawser.kopia.compression;

import org.jspecify.annotations.NullMarked;
