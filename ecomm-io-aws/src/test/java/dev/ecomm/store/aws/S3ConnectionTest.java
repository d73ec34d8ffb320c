package dev.ecomm.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the store looks for S3 and for credentials, and what it says where there is nothing. */
class S3ConnectionTest {
  private static final URI OBJECT = Stores.uri("s3://shop/a.csv");

  private final Map<String, String> before = new HashMap<>();

  @TempDir Path home;

  @BeforeEach
  void onlyOurHome() {
    assumeTrue(
        System.getenv().keySet().stream()
            .noneMatch(name -> name.startsWith("AWS_") && !name.equals("AWS_CA_BUNDLE")),
        "the environment has AWS settings of its own");
    set("aws.configFile", home.resolve("config").toString());
    set("aws.sharedCredentialsFile", home.resolve("credentials").toString());
    set("aws.disableEc2Metadata", "true");
  }

  @AfterEach
  void restore() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  private void set(String name, String value) {
    before.putIfAbsent(name, System.getProperty(name));
    System.setProperty(name, value);
  }

  @Test
  void without_credentials_it_says_where_it_looked() {
    S3Store store = S3Store.builder().region("eu-west-1").build();
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[s3://shop/a.csv] no credentials. Looked at AWS_ACCESS_KEY_ID")
        .hasMessageContaining("~/.aws/credentials")
        .hasMessageContaining("the container's or machine's own role");
  }

  @Test
  void without_a_region_it_says_where_it_looked() {
    assertThatThrownBy(() -> new S3Store().stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[s3://shop/a.csv] no region is set. Looked at AWS_REGION")
        .hasMessageContaining("~/.aws/config");
  }

  @Test
  void a_profile_that_is_not_there_is_named() {
    S3Store store = S3Store.builder().region("eu-west-1").profile("accounting").build();
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no credentials. Looked at ~/.aws/credentials")
        .hasMessageContaining("profile accounting");
  }

  @Test
  void a_store_without_options_takes_all_from_the_settings_of_the_machine() throws IOException {
    set("aws.endpointUrlS3", MockServer.endpoint().toString());
    set("aws.accessKeyId", "key");
    set("aws.secretAccessKey", "secret");
    URI uri = Objects.fresh();
    // No region either: servers other than Amazon's have none.
    Objects.write(Stores.discovered().of(uri), uri, Precondition.absent(), new byte[] {1, 2, 3});
    assertThat(Objects.read(new S3Store(), uri)).containsExactly(1, 2, 3);
  }

  @Test
  void a_profile_gives_credentials_and_region() throws IOException {
    Files.writeString(
        home.resolve("credentials"),
        "[accounting]\naws_access_key_id = key\naws_secret_access_key = secret\n");
    Files.writeString(home.resolve("config"), "[profile accounting]\nregion = eu-west-1\n");
    S3Store store = S3Store.builder().profile("accounting").endpoint(MockServer.endpoint()).build();
    assertThat(store.stat(Objects.fresh())).isEmpty();
  }

  @Test
  void a_public_bucket_needs_no_credentials() {
    S3Store store = S3Store.builder().anonymous().endpoint(MockServer.endpoint()).build();
    assertThat(store.stat(Objects.fresh())).isEmpty();
  }

  @Test
  void a_server_that_does_not_listen_is_no_answer() {
    S3Store store =
        MockServer.store(URI.create("http://localhost:1"))
            .retry(new RetryPolicy(2, Duration.ZERO, Duration.ZERO))
            .build();
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[s3://shop/a.csv] no answer from S3: Connection refused")
        .hasMessageEndingWith("Gave up after 2 attempts.");
  }
}
