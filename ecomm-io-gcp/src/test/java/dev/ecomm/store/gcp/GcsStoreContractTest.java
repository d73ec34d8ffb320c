package dev.ecomm.store.gcp;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.testkit.ObjectStoreContract;
import dev.ecomm.testkit.gcs.FakeGcs;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GcsStoreContractTest extends ObjectStoreContract {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static FakeGcs server;
  private static GcsStore store;

  private final URI root = URI.create("gs://shop/test-" + TESTS.incrementAndGet() + "/");

  @BeforeAll
  static void start() {
    server = FakeGcs.start();
    server.createBucket("shop");
    // pieces so small that the contract's large object takes twenty of them
    store = GcsStore.builder().endpoint(server.endpoint()).chunkBytes(256 * 1024).build();
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
}
