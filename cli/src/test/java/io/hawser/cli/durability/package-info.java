/**
 * The whole program under attack: killed, stopped, interrupted, started twice, and asked for its
 * secrets, always as a process of its own beside an application that goes on living.
 */
@NullMarked
package io.hawser.cli.durability;

import org.jspecify.annotations.NullMarked;
