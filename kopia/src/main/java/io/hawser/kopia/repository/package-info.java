/**
 * The repository as its users see it: objects and manifests. What it is made of (formats, packs,
 * indexes, epochs) lives in packages of its own.
 */
@NullMarked
package io.hawser.kopia.repository;

import org.jspecify.annotations.NullMarked;
