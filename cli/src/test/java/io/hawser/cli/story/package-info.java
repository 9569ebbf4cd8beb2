/**
 * Whole stories with real parts: an application on CephFS, a repository in S3 or on a small disk,
 * the real {@code kopia}, and servers that refuse or fall silent.
 */
@NullMarked
package io.hawser.cli.story;

import org.jspecify.annotations.NullMarked;
