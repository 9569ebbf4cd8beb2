/**
 * The front door of the library: makes and opens repositories in Kopia's format. What an open one
 * can do is in the repository package; what it is made of has packages of its own.
 */
@NullMarked
package io.hawser.kopia;

import org.jspecify.annotations.NullMarked;
