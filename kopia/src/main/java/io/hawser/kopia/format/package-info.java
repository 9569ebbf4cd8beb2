/**
 * The format blob: what a repository is made of, encrypted under its password. Created, opened and
 * re-encrypted here; what the values mean to contents and indexes is said elsewhere.
 */
@NullMarked
package io.hawser.kopia.format;

import org.jspecify.annotations.NullMarked;
