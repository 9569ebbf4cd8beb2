package io.hawser.kopia.format;

/**
 * Something a program must understand to use the repository.
 *
 * @param warnOnly a program without it may go on, with a warning
 * @param message what to tell the user, may be empty
 * @param url where to read more, may be empty
 * @param upgradeToVersion which version of the program has it, may be empty
 */
public record RequiredFeature(
    String name, boolean warnOnly, String message, String url, String upgradeToVersion) {}
