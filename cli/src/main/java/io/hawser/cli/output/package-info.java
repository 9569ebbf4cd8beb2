/**
 * Results for people and for programs: a table, JSON or YAML of the same fields. Field names are
 * lower camel case and stay as they are from version to version; times are RFC 3339 in UTC.
 */
@NullMarked
package io.hawser.cli.output;

import org.jspecify.annotations.NullMarked;
