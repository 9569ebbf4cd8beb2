/**
 * Reads what authors write: YAML or JSON texts become the records of {@code io.hawser.crds}, and
 * every fault becomes a finding with file, line, column and field. Nothing here looks at what a
 * document means; that is the work of {@code io.hawser.engine.lint}.
 */
@NullMarked
package io.hawser.engine.document;

import org.jspecify.annotations.NullMarked;
