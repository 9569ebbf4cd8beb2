/** The prebuilt blueprints, each with the real application that it is made for. */
@NullMarked
package io.hawser.cli.blueprint;

import org.jspecify.annotations.NullMarked;
