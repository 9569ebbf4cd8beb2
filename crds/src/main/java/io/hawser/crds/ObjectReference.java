package io.hawser.crds;

import org.jspecify.annotations.Nullable;

/**
 * Names a Kubernetes object, with Kanister's fields. Values may be templates inside a Blueprint.
 */
public record ObjectReference(
    @Nullable String apiVersion,
    @Nullable String group,
    @Nullable String resource,
    @Nullable String kind,
    @Nullable String name,
    @Nullable String namespace) {}
