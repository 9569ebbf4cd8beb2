/**
 * Contents: chunks of data named by their hash, written into packs and found again through the
 * index. What a content means (file data, directory, manifest) is not known here.
 */
@NullMarked
package io.hawser.kopia.content;

import org.jspecify.annotations.NullMarked;
