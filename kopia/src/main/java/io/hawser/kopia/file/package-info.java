/**
 * The local file system as a backup sees it: directories held open, names as raw bytes, nothing
 * ever followed through a symbolic link. On Linux by system calls, elsewhere by {@code
 * java.nio.file}; both behind {@link io.hawser.kopia.file.DirectoryHandle}.
 */
@NullMarked
package io.hawser.kopia.file;

import org.jspecify.annotations.NullMarked;
