package io.hawser.kopia.repository;

/** Who writes snapshots: the first two parts of {@code user@host:path}. */
public record ClientIdentity(String user, String host) {
  @Override
  public String toString() {
    return user + "@" + host;
  }
}
