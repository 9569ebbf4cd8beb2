/**
 * Secrets on one machine: where they are found, how arguments name them, and how their values are
 * kept out of what programs say. A value is fetched at the moment of use and never kept.
 */
@NullMarked
package io.hawser.functions.secret;

import org.jspecify.annotations.NullMarked;
