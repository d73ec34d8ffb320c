package dev.ecomm.io;

import dev.ecomm.store.FileStore;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.TableFaultsContract;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Every format in files. */
class FileTableFaultsTest extends TableFaultsContract {
  @TempDir Path dir;

  private final ObjectStore store = new FileStore();

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return Stores.uri(dir + "/");
  }
}
