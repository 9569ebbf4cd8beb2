/**
 * The JSONPath dialect of kubectl, as far as it occurs inside one pair of braces: fields, indexes,
 * slices, unions, wildcards, filters and descent, but no range blocks.
 */
@NullMarked
package io.hawser.engine.template.jsonpath;

import org.jspecify.annotations.NullMarked;
