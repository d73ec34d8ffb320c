package dev.ecomm.store;

/** Files on a file system without hard links keep the contract, too. */
class FileStoreWithoutLinksTest extends FileStoreContractTest {
  @Override
  protected ObjectStore store() {
    return new FileStore(false);
  }
}
