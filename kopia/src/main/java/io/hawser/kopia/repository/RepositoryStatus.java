package io.hawser.kopia.repository;

/** What a repository is, for people and machines; holds no secret. */
public record RepositoryStatus(
    String storage,
    String uniqueId,
    int formatVersion,
    String hash,
    String encryption,
    String splitter,
    int indexVersion,
    boolean epochManager,
    long maxPackBytes,
    int eccOverheadPercent) {}
