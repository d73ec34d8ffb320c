package dev.ecomm.registry;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.testkit.MemoryStore;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

class MemoryRegistryTest extends RegistryContract {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return URI.create("mem:/out");
  }

  @Override
  protected Optional<Map<String, String>> environment() {
    return Optional.empty();
  }
}
