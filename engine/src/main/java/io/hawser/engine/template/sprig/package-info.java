/**
 * The functions of sprig 2.22.0 as Kanister offers them, a class per theme. Each class is a table
 * of signatures and bodies; arguments are checked before a body runs.
 */
@NullMarked
package io.hawser.engine.template.sprig;

import org.jspecify.annotations.NullMarked;
