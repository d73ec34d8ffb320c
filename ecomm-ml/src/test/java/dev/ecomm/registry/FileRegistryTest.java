package dev.ecomm.registry;

import dev.ecomm.store.FileStore;
import dev.ecomm.store.ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRegistryTest extends RegistryContract {
  private final FileStore store = new FileStore();
  @TempDir private Path folder;

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return folder.toUri();
  }

  @Override
  protected Optional<Map<String, String>> environment() {
    return Optional.of(Map.of());
  }

  @Test
  void four_processes_share_a_registry() throws Exception {
    fourProcesses(2);
  }
}
