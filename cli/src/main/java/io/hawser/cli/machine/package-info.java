/**
 * Puts the parts together for this machine: where state and connections are kept, which documents
 * take part, which functions there are. Everything is made when it is first asked for, so that a
 * command pays for nothing that it does not use.
 */
@NullMarked
package io.hawser.cli.machine;

import org.jspecify.annotations.NullMarked;
