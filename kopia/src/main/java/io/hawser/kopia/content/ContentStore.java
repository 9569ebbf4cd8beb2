package io.hawser.kopia.content;

import io.hawser.kopia.blob.BlobId;
import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.compression.Compressor;
import io.hawser.kopia.epoch.EpochIndexBlobs;
import io.hawser.kopia.epoch.FlatIndexBlobs;
import io.hawser.kopia.epoch.SealedBlobs;
import io.hawser.kopia.format.OpenedFormat;
import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.index.IndexEntry;
import io.hawser.kopia.repository.ContentLocation;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryException.Kind;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All contents of a repository, and the way to add some. Safe for use by many threads: hashing,
 * compressing and sealing happen in the calling thread without any lock.
 *
 * <p>Memory: the packs of {@link PackWriter}, the recent blocks of {@link PackReader} and what its
 * callers hold, the index ({@link CommittedIndex}), and some 200 bytes for each content that is not
 * in a published index yet, of which there are at most a hundred thousand ({@link ContentWriter}).
 */
public final class ContentStore implements AutoCloseable {
  private final ContentCodec codec;
  private final CommittedIndex committed;
  private final ContentWriter writer;
  private final PackReader packs;

  /** Opens the contents of a repository and reads its indexes. */
  public ContentStore(BlobStorage storage, OpenedFormat opened, ContentOptions options) {
    var format = opened.format();
    var hash = format.contentHash();
    var cipher = format.contentCipher();
    var sealed = new SealedBlobs(storage, hash, cipher);
    var indexes =
        format.epochs().enabled()
            ? new EpochIndexBlobs(storage, sealed, format.epochs(), options.clock())
            : new FlatIndexBlobs(storage, sealed);
    this.codec = new ContentCodec(hash, cipher, format.indexVersion() >= 2);
    this.packs = new PackReader(storage);
    this.committed = new CommittedIndex(indexes, sealed, new IndexCache(options.cacheDirectory()));
    var random = new SecureRandom();
    var packFormat = new PackFormat(opened, hash, cipher, random);
    var sessions = new Sessions(storage, sealed, options, random);
    var packWriter =
        new PackWriter(
            storage,
            packFormat,
            format.maxPackBytes(),
            options.parallelUploads(),
            options.verifyUploads() ? new PackCheck(codec)::check : pack -> {},
            sessions::current);
    this.writer =
        new ContentWriter(format, codec, committed, indexes, packWriter, sessions, options.clock());
    committed.refresh();
  }

  /**
   * Stores a content unless the repository has it. Visible to others after a flush.
   *
   * @param prefix {@code ""} for the data of files, else the letter of {@link ContentId}
   * @param compressor tried first; without effect where the index has no room for it
   */
  public ContentId write(
      byte[] data, int offset, int length, String prefix, @Nullable Compressor compressor) {
    return writer.write(data, offset, length, prefix, compressor);
  }

  /** False when {@link #write} does not compress (repositories with indexes of version 1). */
  public boolean compresses() {
    return codec.compresses();
  }

  /** The entry of a content, also of one that was written but not flushed, or of a deleted one. */
  public Optional<IndexEntry> find(ContentId id) {
    return Optional.ofNullable(writer.find(id));
  }

  /**
   * The plain bytes of a content.
   *
   * @throws RepositoryException of kind {@code MISSING} or {@code CORRUPT}
   */
  public byte[] read(ContentId id) {
    var entry = writer.find(id);
    if (entry == null) {
      throw new RepositoryException(Kind.MISSING, "content '%s' is in no index".formatted(id));
    }
    return read(entry);
  }

  /** The plain bytes of a content whose entry is known. */
  public byte[] read(IndexEntry entry) {
    var sealed = writer.readUnstored(entry);
    return codec.open(entry, sealed == null ? packs.read(entry) : sealed);
  }

  /**
   * Reads a part of a pack for contents that will be read soon.
   *
   * @return to be run when they have been read: the bytes are held until then
   */
  public Runnable hold(ContentLocation range) {
    return packs.hold(range);
  }

  /**
   * Hands over the entry of every content in a published index, deleted ones included, in the order
   * of ids.
   */
  public void forEach(Consumer<IndexEntry> each) {
    committed.forEach(each);
  }

  /** The same for the contents of one prefix, without a look at the others. */
  public void forEach(String prefix, Consumer<IndexEntry> each) {
    committed.forEach(prefix, each);
  }

  /** Marks a content as deleted; nothing happens when there is none. */
  public void delete(ContentId id) {
    writer.delete(id);
  }

  /** Does several changes so that others see all of them or none, and flushes. */
  public void inOneIndex(Runnable changes) {
    writer.inOneIndex(changes);
  }

  /** Publishes all contents whose {@link #write} or {@link #delete} has returned. */
  public void flush() {
    writer.flush();
  }

  /** Looks for what others have written. */
  public void refresh() {
    committed.refresh();
  }

  /** Names of the index blobs in use. */
  public List<BlobId> activeIndexBlobs() {
    return committed.activeBlobs();
  }

  /** Drops what was not flushed. */
  @Override
  public void close() {
    writer.close();
  }
}
