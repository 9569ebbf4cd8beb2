/**
 * Go templates with the functions of sprig 2.22, as Kanister's blueprints use them. The entry is
 * {@code GoTemplates}; the packages below it hold the parser, the executor and the functions.
 */
@NullMarked
package io.hawser.engine.template;

import org.jspecify.annotations.NullMarked;
