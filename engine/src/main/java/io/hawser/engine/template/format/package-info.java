/**
 * How Go turns values into text: the verbs of package fmt, quoting of package strconv, and JSON of
 * package encoding/json.
 */
@NullMarked
package io.hawser.engine.template.format;

import org.jspecify.annotations.NullMarked;
