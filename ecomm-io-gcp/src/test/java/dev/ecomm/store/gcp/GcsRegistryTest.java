package dev.ecomm.store.gcp;

import dev.ecomm.registry.RegistryContract;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.testkit.gcs.FakeGcs;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Registries in Google Cloud Storage, of which there is a fake one here. */
class GcsRegistryTest extends RegistryContract {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static FakeGcs server;
  private static GcsStore store;

  private final URI root = URI.create("gs://shop/registry-" + TESTS.incrementAndGet() + "/");

  @BeforeAll
  static void start() {
    server = FakeGcs.start();
    server.createBucket("shop");
    store = GcsStore.builder().endpoint(server.endpoint()).build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return root;
  }

  @Override
  protected Optional<Map<String, String>> environment() {
    return Optional.of(Map.of("STORAGE_EMULATOR_HOST", server.endpoint().toString()));
  }
}
