package io.hawser.kopia;

import io.hawser.kopia.blob.BlobStorage;
import io.hawser.kopia.content.ContentStore;
import io.hawser.kopia.format.OpenedFormat;
import io.hawser.kopia.manifest.ManifestStore;
import io.hawser.kopia.object.ObjectStore;
import io.hawser.kopia.repository.ClientIdentity;
import io.hawser.kopia.repository.ContentLocation;
import io.hawser.kopia.repository.ManifestEntry;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.ObjectReader;
import io.hawser.kopia.repository.ObjectWriter;
import io.hawser.kopia.repository.Repository;
import io.hawser.kopia.repository.RepositoryException;
import io.hawser.kopia.repository.RepositoryStatus;
import io.hawser.kopia.repository.WriteOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository in Kopia's format. Also gives the parts that it is made of, for those who care. */
public final class KopiaRepository implements Repository {
  private final BlobStorage storage;
  private final OpenedFormat opened;
  private final ContentStore contents;
  private final ObjectStore objects;
  private final ManifestStore manifests;
  private final OpenOptions options;

  KopiaRepository(
      BlobStorage storage, OpenedFormat opened, ContentStore contents, OpenOptions options) {
    this.storage = storage;
    this.opened = opened;
    this.contents = contents;
    this.objects = new ObjectStore(contents, opened.format().splitter());
    this.manifests = new ManifestStore(contents, options.clock());
    this.options = options;
  }

  /** The contents, for verification and maintenance. */
  public ContentStore contents() {
    return contents;
  }

  /** The objects, for verification and maintenance. */
  public ObjectStore objects() {
    return objects;
  }

  /** The format, with the keys. */
  public OpenedFormat format() {
    return opened;
  }

  @Override
  public ObjectWriter write(WriteOptions writeOptions) {
    requireWritable();
    return objects.write(writeOptions);
  }

  @Override
  public ObjectId concatenate(List<ObjectId> parts) {
    requireWritable();
    return objects.concatenate(parts);
  }

  @Override
  public ObjectReader read(ObjectId id) {
    return objects.read(id);
  }

  @Override
  public boolean contains(ObjectId id) {
    return objects.contains(id);
  }

  @Override
  public Optional<ContentLocation> location(ObjectId id) {
    return objects
        .onlyContent(id)
        .flatMap(contents::find)
        .map(entry -> new ContentLocation(entry.pack(), entry.packOffset(), entry.packedLength()));
  }

  @Override
  public Runnable hold(ContentLocation range) {
    return contents.hold(range);
  }

  @Override
  public String putManifest(Map<String, String> labels, byte[] json) {
    requireWritable();
    return manifests.put(labels, json);
  }

  @Override
  public List<ManifestEntry> findManifests(Map<String, String> labels) {
    return manifests.find(labels);
  }

  @Override
  public void deleteManifest(String id) {
    requireWritable();
    manifests.delete(id);
  }

  @Override
  public void flush() {
    requireWritable();
    manifests.flush();
  }

  @Override
  public void refresh() {
    contents.refresh();
    manifests.refresh();
  }

  private void requireWritable() {
    if (options.readOnly()) {
      throw new RepositoryException(
          RepositoryException.Kind.UNSUPPORTED,
          "the repository in %s was opened for reading only".formatted(storage.describe()));
    }
  }

  @Override
  public ClientIdentity identity() {
    return options.identity();
  }

  @Override
  public RepositoryStatus status() {
    var format = opened.format();
    return new RepositoryStatus(
        storage.describe(),
        opened.uniqueIdHex(),
        format.version(),
        format.hash(),
        format.encryption(),
        format.splitter(),
        format.indexVersion(),
        format.epochs().enabled(),
        format.maxPackBytes(),
        format.eccOverheadPercent());
  }

  @Override
  public void close() {
    contents.close();
    storage.close();
  }
}
