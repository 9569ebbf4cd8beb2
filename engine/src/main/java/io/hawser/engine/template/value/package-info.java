/**
 * The values Go templates compute with, and their Go types. Java's String, Long, Double, Boolean,
 * List and Map stand for string, int64, float64, bool, []interface{} and map[string]interface{};
 * every other Go type has a record here.
 */
@NullMarked
package io.hawser.engine.template.value;

import org.jspecify.annotations.NullMarked;
