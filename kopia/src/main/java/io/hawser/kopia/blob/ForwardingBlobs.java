package io.hawser.kopia.blob;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes every call on to another storage; the base of those that add something to some calls. */
public abstract class ForwardingBlobs implements BlobStorage {
  protected final BlobStorage storage;

  protected ForwardingBlobs(BlobStorage storage) {
    this.storage = storage;
  }

  @Override
  public byte[] get(BlobId id) {
    return storage.get(id);
  }

  @Override
  public byte[] get(BlobId id, long offset, int length) {
    return storage.get(id, offset, length);
  }

  @Override
  public BlobMetadata metadata(BlobId id) {
    return storage.metadata(id);
  }

  @Override
  public void put(BlobId id, ByteBuffer... parts) {
    storage.put(id, parts);
  }

  @Override
  public boolean hasLocks() {
    return storage.hasLocks();
  }

  @Override
  public void putLocked(BlobId id, BlobLock lock, ByteBuffer... parts) {
    storage.putLocked(id, lock, parts);
  }

  @Override
  public void extendLock(BlobId id, BlobLock lock) {
    storage.extendLock(id, lock);
  }

  @Override
  public Optional<BlobLock> lock(BlobId id) {
    return storage.lock(id);
  }

  @Override
  public void delete(BlobId id) {
    storage.delete(id);
  }

  @Override
  public void list(String prefix, Consumer<BlobMetadata> each) {
    storage.list(prefix, each);
  }

  @Override
  public boolean isEmpty() {
    return storage.isEmpty();
  }

  @Override
  public String describe() {
    return storage.describe();
  }

  @Override
  public void close() {
    storage.close();
  }
}
