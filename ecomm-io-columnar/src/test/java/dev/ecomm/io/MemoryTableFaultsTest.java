package dev.ecomm.io;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.testkit.MemoryStore;
import dev.ecomm.testkit.TableFaultsContract;
import java.net.URI;

/** Every format in memory. */
class MemoryTableFaultsTest extends TableFaultsContract {
  private final ObjectStore store = new MemoryStore();

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return URI.create("mem://bucket/");
  }
}
