package dev.ecomm.store.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.gcs.FakeGcs;
import dev.ecomm.testkit.gcs.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users read when it does not work. */
class GcsMessagesTest {
  private static final URI OBJECT = URI.create("gs://shop/a.csv");
  private static final RetryPolicy AT_ONCE = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);

  private final FakeGcs server = FakeGcs.start();
  private GcsStore store;

  @BeforeEach
  void fill() {
    server.createBucket("shop");
    server.put("shop", "a.csv", new byte[] {1, 2, 3});
    store = store(server.endpoint()).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static GcsStore.Builder store(URI endpoint) {
    return GcsStore.builder().endpoint(endpoint).retry(AT_ONCE);
  }

  private static void write(ObjectStore store, URI uri, Precondition precondition) {
    try (ObjectWriter out = store.replace(uri, precondition)) {
      out.write(1);
      out.commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void work(String what, URI uri) throws IOException {
    switch (what) {
      case "open" -> store.open(uri, 0).close();
      case "stat" -> {
        var unused = store.stat(uri);
      }
      case "list" -> {
        var unused = store.list(uri);
      }
      case "write" -> write(store, uri, Precondition.none());
      case "delete" -> store.delete(uri, Precondition.none());
      default -> throw new AssertionError(what);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "stat", "list", "write", "delete"})
  void a_missing_bucket_is_named(String what) {
    assertThatThrownBy(() -> work(what, URI.create("gs://nowhere/a.csv")))
        .isInstanceOf(StoreException.class)
        .hasMessage("[gs://nowhere/a.csv] bucket \"nowhere\" does not exist. Check its name.");
  }

  @ParameterizedTest
  @CsvSource({
    "open, storage.objects.get",
    "stat, storage.objects.get",
    "list, storage.objects.list",
    "write, storage.objects.create",
    "delete, storage.objects.delete"
  })
  void access_denied_names_the_permission(String what, String permission) {
    server.failingFrom(1, Fault.status(403));
    assertThatThrownBy(() -> work(what, OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "[gs://shop/a.csv] access denied (403): the account needs " + permission)
        .hasMessageContaining("on bucket \"shop\"");
    assertThat(server.requests()).as("a refusal is not tried again").hasSize(1);
  }

  @Test
  void a_refused_login_says_how_to_log_in() {
    server.failingFrom(1, Fault.status(401));
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[gs://shop/a.csv] needs a valid login (401)")
        .hasMessageContaining("gcloud auth application-default login");
  }

  @Test
  void an_object_that_vanished_since_the_listing_is_an_error_with_its_uri() {
    ObjectInfo listed = store.list(URI.create("gs://shop/")).get(0);
    store.delete(listed.uri(), Precondition.none());
    assertThatThrownBy(() -> store.open(listed.uri(), 0))
        .isInstanceOf(StoreException.class)
        .hasMessage("[gs://shop/a.csv] no such object (404). Check the name.");
  }

  @Test
  void who_pays_is_asked_by_the_name_of_the_option() throws IOException {
    server.createRequesterPaysBucket("paid");
    server.put("paid", "a", new byte[] {7});
    URI uri = URI.create("gs://paid/a");
    assertThatThrownBy(() -> store.open(uri, 0))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[gs://paid/a] bucket \"paid\" is paid for by who asks, and no project was named. Set"
                + " userProject(...) of GcsStore.builder().");
    GcsStore paying = store(server.endpoint()).userProject("my-project").build();
    try (InputStream in = paying.open(uri, 0)) {
      assertThat(in.read()).isEqualTo(7);
    }
    write(paying, URI.create("gs://paid/b"), Precondition.absent());
    assertThat(paying.list(URI.create("gs://paid/"))).hasSize(2);
    paying.delete(uri, Precondition.none());
    assertThat(server.names("paid")).containsExactly("b");
  }

  @Test
  void a_busy_server_is_asked_again_after_the_time_it_names() {
    server.failing(1, Fault.status(429, Duration.ofSeconds(7)));
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[gs://shop/a.csv] the server answered 429. The server asks to wait 7 s, the longest"
                + " wait is 0 s; try again later.");
    server.failing(1, Fault.status(503, Duration.ZERO));
    assertThat(store.stat(OBJECT)).isPresent();
  }

  @Test
  void an_unknown_host_is_named() {
    GcsStore lost = store(URI.create("http://no-such-host.invalid")).build();
    assertThatThrownBy(() -> lost.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[gs://shop/a.csv] the host of the endpoint, no-such-host.invalid, is not known. Check"
                + " it, and the network.")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void a_server_that_is_down_is_named() {
    URI gone = server.endpoint();
    server.close();
    assertThatThrownBy(() -> store(gone).build().stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[gs://shop/a.csv] no connection to "
                + gone.getAuthority()
                + ". Gave up after 2 attempts.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs://a/x", "gs://-shop-/x", "gs://shop%21/x"})
  void a_bucket_name_that_cannot_be_is_explained(String uri) {
    assertThatThrownBy(() -> store.open(URI.create(uri), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is no bucket name: these have 3 to 63 lower-case letters");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_uri_without_a_bucket_is_refused() {
    assertThatThrownBy(() -> store.open(URI.create("gs:/a.csv"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessage("[gs:/a.csv] names no bucket. Write gs://bucket/name.");
  }

  @Test
  void a_password_in_the_uri_is_refused_and_not_shown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.open(URI.create("gs://me:secret@shop/a.csv"), 0))
        .withMessageContaining("carries a user name or password")
        .withMessageNotContaining("secret");
  }

  @Test
  void a_version_of_another_store_matches_nothing() {
    assertThatThrownBy(() -> store.replace(OBJECT, Precondition.version("\"etag\"")))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageContaining("cannot have version \"etag\"");
  }

  @Test
  void a_failed_precondition_tells_what_was_found() {
    assertThatThrownBy(() -> write(store, OBJECT, Precondition.version("17")))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageMatching("\\[gs://shop/a.csv] has version [0-9]{16}, expected version 17");
    assertThatThrownBy(() -> write(store, URI.create("gs://shop/b"), Precondition.version("17")))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessage("[gs://shop/b] is gone, expected version 17");
  }

  @Test
  void options_are_checked_where_they_are_set() {
    GcsStore.Builder builder = GcsStore.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.chunkBytes(1_000_000))
        .withMessage("chunkBytes is 1000000, must be a multiple of 262144, at most 1073741824");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.userProject(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.impersonate(""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.endpoint(URI.create("ftp://host")))
        .withMessageStartingWith("endpoint must be http:// or https://");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.endpoint(URI.create("http://me:secret@host")))
        .withMessageNotContaining("secret");
  }

  @Test
  void the_emulator_of_the_environment_is_used() {
    String emulator = server.endpoint().getAuthority();
    GcsStore found = GcsStore.builder().environment(name -> emulator).build();
    assertThat(found.stat(OBJECT)).isPresent();
    assertThat(found).hasToString("GcsStore");
  }

  @Test
  void a_wrong_emulator_in_the_environment_is_an_error_of_the_first_call_only() {
    GcsStore made = GcsStore.builder().environment(name -> "http://me:secret@host").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> made.stat(OBJECT))
        .withMessageStartingWith("STORAGE_EMULATOR_HOST must be http:// or https://")
        .withMessageNotContaining("secret");
  }

  @Test
  void the_store_is_found_on_the_class_path() {
    assertThat(Stores.discovered().of(OBJECT)).isInstanceOf(GcsStore.class);
  }

  @Test
  void staging_is_cleaned_up_in_one_call() {
    server.put("shop", "staging/1", new byte[1]);
    server.put("shop", "staging/2", new byte[1]);
    assertThat(store.deleteAll(URI.create("gs://shop/staging/"))).hasSize(2);
    assertThat(server.names("shop")).containsExactly("a.csv");
    assertThat(server.requests())
        .filteredOn(r -> r.method().equals("DELETE"))
        .allMatch(r -> r.query().startsWith("ifGenerationMatch="));
  }
}
