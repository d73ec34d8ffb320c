package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.ObjectStoreContract;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The contract of all stores, against S3Mock over HTTP. One request at a time: S3Mock looks whether
 * an object is there, and then writes it, in two steps; S3 does it in one.
 */
class S3StoreContractTest extends ObjectStoreContract {
  private static final AtomicInteger ROOTS = new AtomicInteger();
  private static final FaultyProxy PROXY = new FaultyProxy(MockServer.endpoint());

  private final S3Store store = MockServer.store(PROXY.endpoint()).build();
  private final URI root =
      Stores.uri("s3://" + MockServer.BUCKET + "/contract " + ROOTS.incrementAndGet() + "/");

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return root;
  }
}
