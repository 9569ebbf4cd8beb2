/**
 * When something is to happen again: cron expressions with the meaning that Kubernetes' CronJobs
 * and Kanister's users know. Nothing here starts anything.
 */
@NullMarked
package io.hawser.engine.schedule;

import org.jspecify.annotations.NullMarked;
