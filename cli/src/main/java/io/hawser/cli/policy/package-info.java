/** Commands about policies: shown, set by options, edited as text, listed, removed. */
@NullMarked
package io.hawser.cli.policy;

import org.jspecify.annotations.NullMarked;
