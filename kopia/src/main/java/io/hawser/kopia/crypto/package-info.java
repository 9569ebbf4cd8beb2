/**
 * Keys, hashes and ciphers of Kopia's format. Contents get their names from a keyed hash and are
 * sealed under a key of their own each; both are chosen by Kopia's names for them.
 */
@NullMarked
package io.hawser.kopia.crypto;

import org.jspecify.annotations.NullMarked;
