package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.TableFaultsContract;
import java.net.URI;

/** Every format in a bucket of S3Mock. */
class S3TableFaultsTest extends TableFaultsContract {
  private final S3Store store = MockServer.store(MockServer.endpoint()).build();

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return Stores.uri("s3://" + MockServer.BUCKET + "/tables/");
  }
}
