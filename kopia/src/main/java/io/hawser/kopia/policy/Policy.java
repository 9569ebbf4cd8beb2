package io.hawser.kopia.policy;

/**
 * A policy in the repository.
 *
 * @param id of its manifest
 */
public record Policy(String id, PolicyTarget target, PolicyDocument document) {}
