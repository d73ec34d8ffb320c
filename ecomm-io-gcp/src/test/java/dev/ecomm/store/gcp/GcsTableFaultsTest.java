package dev.ecomm.store.gcp;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.testkit.TableFaultsContract;
import dev.ecomm.testkit.gcs.FakeGcs;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Every format in a bucket of the fake server. */
class GcsTableFaultsTest extends TableFaultsContract {
  private static FakeGcs server;
  private static GcsStore store;

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
    return URI.create("gs://shop/tables/");
  }
}
