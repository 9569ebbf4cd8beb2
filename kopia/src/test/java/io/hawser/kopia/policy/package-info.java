/** Tests of policies: rules of files, how policies add up, retention. */
@NullMarked
package io.hawser.kopia.policy;

import org.jspecify.annotations.NullMarked;
