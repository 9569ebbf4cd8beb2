/** Tests of how runs are shown. */
@NullMarked
package io.hawser.cli.run;

import org.jspecify.annotations.NullMarked;
