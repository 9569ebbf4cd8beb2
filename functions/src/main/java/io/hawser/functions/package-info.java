@NullMarked
package io.hawser.functions;

import org.jspecify.annotations.NullMarked;
