package io.hawser.engine.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long one attempt may take.
 *
 * @param timeout in all; null for no limit
 * @param heartbeat without a sign of life; null for no limit
 * @param grace to stop after it was cancelled
 */
record Limits(@Nullable Duration timeout, @Nullable Duration heartbeat, Duration grace) {}
