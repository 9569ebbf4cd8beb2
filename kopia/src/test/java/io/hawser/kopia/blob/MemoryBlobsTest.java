package io.hawser.kopia.blob;

class MemoryBlobsTest extends BlobStorageContractTest {
  @Override
  protected BlobStorage newStorage() {
    return new MemoryBlobs();
  }
}
