/**
 * Where objects are cut into chunks. Kopia cuts by content, so that a change moves only the cuts
 * near it; equal cuts are what lets two programs share a repository's data.
 */
@NullMarked
package io.hawser.kopia.splitter;

import org.jspecify.annotations.NullMarked;
