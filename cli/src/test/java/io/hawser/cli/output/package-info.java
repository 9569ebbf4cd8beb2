/** Tests of listings. */
@NullMarked
package io.hawser.cli.output;

import org.jspecify.annotations.NullMarked;
