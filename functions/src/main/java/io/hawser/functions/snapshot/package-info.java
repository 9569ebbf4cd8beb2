/**
 * Snapshots of a directory on this machine: the routes by which one can be had, how a route is
 * chosen, and the functions that make, open and remove snapshots. Freezing and uploading live
 * elsewhere.
 */
@NullMarked
package io.hawser.functions.snapshot;

import org.jspecify.annotations.NullMarked;
