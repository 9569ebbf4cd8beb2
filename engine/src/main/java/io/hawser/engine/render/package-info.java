/**
 * The seam between runs and template languages: a text becomes a template once and is rendered many
 * times. The languages themselves (Go templates, MVEL) live in packages of their own.
 */
@NullMarked
package io.hawser.engine.render;

import org.jspecify.annotations.NullMarked;
