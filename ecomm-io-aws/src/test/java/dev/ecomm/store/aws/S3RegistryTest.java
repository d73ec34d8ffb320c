package dev.ecomm.store.aws;

import dev.ecomm.registry.RegistryContract;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Registries in S3: S3Mock over HTTP, one request at a time, as in the contract of stores. */
class S3RegistryTest extends RegistryContract {
  private static final AtomicInteger ROOTS = new AtomicInteger();
  private static final FaultyProxy PROXY = new FaultyProxy(MockServer.endpoint());

  private final S3Store store = MockServer.store(PROXY.endpoint()).build();
  private final URI root =
      Stores.uri("s3://" + MockServer.BUCKET + "/registry " + ROOTS.incrementAndGet() + "/");

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
    return Optional.of(
        Map.of(
            "AWS_ENDPOINT_URL_S3", PROXY.endpoint().toString(),
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "key",
            "AWS_SECRET_ACCESS_KEY", "secret"));
  }
}
