package io.hawser.kopia.file;

class PortableFileTreeTest extends FileTreeContractTest {
  @Override
  FileTree tree() {
    return FileTree.portable();
  }
}
