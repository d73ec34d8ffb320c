package dev.ecomm.store.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.testkit.gcs.FakeGcs;
import dev.ecomm.testkit.gcs.Fault;
import dev.ecomm.testkit.gcs.GcsRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which login goes with the requests, and what is said when there is none. */
class GcsLoginTest {
  private static final URI OBJECT = URI.create("gs://shop/a.csv");
  private static final RetryPolicy AT_ONCE = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);

  @TempDir Path dir;
  private final FakeGcs server = FakeGcs.start();
  private LoginServer login;

  @BeforeEach
  void fill() throws IOException {
    login = new LoginServer();
    server.createBucket("shop");
    server.put("shop", "a.csv", new byte[1]);
  }

  @AfterEach
  void stop() {
    login.close();
    server.close();
  }

  private GcsStore.Builder builder() {
    return GcsStore.builder().endpoint(server.endpoint()).retry(AT_ONCE);
  }

  private List<String> sent() {
    return server.requests().stream().map(r -> r.header("Authorization")).toList();
  }

  @Test
  void without_encryption_no_login_is_sent_unless_it_is_asked_for() {
    assertThat(builder().build().stat(OBJECT)).isPresent();
    assertThat(sent()).containsExactly("");
  }

  @Test
  void a_key_file_gives_tokens_that_are_used_again() throws IOException {
    GcsStore store = builder().credentialsFile(login.key(dir)).build();
    assertThat(store).hasToString("GcsStore");
    assertThat(login.requests()).as("before the first call").isEmpty();
    assertThat(store.stat(OBJECT)).isPresent();
    assertThat(store.list(OBJECT)).hasSize(1);
    assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-1");
    assertThat(login.requests()).hasSize(1);
  }

  @Test
  void a_token_that_is_refused_is_renewed_once() throws IOException {
    GcsStore store = builder().credentialsFile(login.key(dir)).build();
    server.failing(1, Fault.status(401));
    assertThat(store.stat(OBJECT)).isPresent();
    assertThat(sent()).containsExactly("Bearer token-1", "Bearer token-2");
    server.failingFrom(1, Fault.status(401));
    assertThatThrownBy(() -> store.stat(OBJECT)).hasMessageContaining("needs a valid login (401)");
  }

  @Test
  void another_account_is_acted_as_by_way_of_the_own_login() throws IOException {
    GcsStore store =
        builder()
            .credentialsFile(login.key(dir))
            .impersonate("loader@p.iam.gserviceaccount.com", "between@p.iam.gserviceaccount.com")
            .iamEndpoint(login.address())
            .build();
    assertThat(store.stat(OBJECT)).isPresent();
    assertThat(sent()).containsExactly("Bearer token-2");
    assertThat(login.requests().get(1))
        .contains("/loader@p.iam.gserviceaccount.com:generateAccessToken Bearer token-1")
        .contains("between@p.iam.gserviceaccount.com")
        .contains("devstorage.read_write");
  }

  @Test
  void an_upload_session_gets_no_login_for_its_address_is_one() throws IOException {
    GcsStore store = builder().credentialsFile(login.key(dir)).chunkBytes(256 * 1024).build();
    try (ObjectWriter out = store.create(URI.create("gs://shop/large"))) {
      out.write(new byte[300_000]);
      out.commit();
    }
    assertThat(server.requests())
        .filteredOn(r -> r.query().contains("upload_id"))
        .hasSize(2)
        .extracting(r -> r.header("Authorization"))
        .containsOnly("");
    assertThat(server.requests())
        .extracting(GcsRequest::method)
        .containsExactly("POST", "PUT", "PUT");
  }

  @Test
  void a_login_that_is_refused_is_an_error_that_says_what_to_do() throws IOException {
    GcsStore store = builder().credentialsFile(login.key(dir)).build();
    login.status = 400;
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[gs://shop/a.csv] the login failed: ")
        .hasMessageContaining("gcloud auth application-default login")
        .hasMessageNotContaining("PRIVATE KEY");
    assertThat(server.requests()).isEmpty();
  }

  /** Google's library takes https alone here, so the exchange is begun and goes nowhere. */
  @Test
  void a_workload_identity_is_exchanged_where_its_file_says() throws IOException {
    Path token = Files.writeString(dir.resolve("token"), "ours");
    Path file =
        Files.writeString(
            dir.resolve("identity.json"),
            """
            {"type": "external_account",
             "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
             "audience": "//iam.googleapis.com/projects/1/locations/global/x/y/providers/z",
             "token_url": "https://no-such-host.invalid/v1/token",
             "credential_source": {"file": "%s"}}
            """
                .formatted(token));
    assertThatThrownBy(() -> builder().credentialsFile(file).build().stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[gs://shop/a.csv] the login server did not answer: ")
        .hasMessageContaining("no-such-host.invalid")
        .hasMessageEndingWith("Gave up after 2 attempts.");
  }

  @Test
  void a_credentials_file_that_is_none_is_named() throws IOException {
    for (Path file : List.of(dir.resolve("none"), Files.writeString(dir.resolve("x"), "{}"))) {
      assertThatThrownBy(() -> builder().credentialsFile(file).build().stat(OBJECT))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(
              "[gs://shop/a.csv] the credentials file " + file + " cannot be used.")
          .hasCauseInstanceOf(Exception.class);
    }
  }

  /** In a process of its own, for the environment is what it is about. */
  @Test
  void without_credentials_the_error_says_where_was_looked() throws Exception {
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + dir,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            NoCredentials.class.getName());
    child.environment().remove("GOOGLE_APPLICATION_CREDENTIALS");
    child.environment().remove("STORAGE_EMULATOR_HOST");
    child.environment().put("CLOUDSDK_CONFIG", dir.toString());
    child.environment().put("NO_GCE_CHECK", "true");
    child.redirectErrorStream(true);
    Process process = child.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said)
        .contains("[gs://shop/a.csv] no Google credentials were found.")
        .contains("GOOGLE_APPLICATION_CREDENTIALS (not set)")
        .contains("gcloud auth application-default login")
        .contains("metadata server");
  }

  /** The child: a store as it is found on the class path. */
  static final class NoCredentials {
    public static void main(String[] args) {
      try {
        var unused = new GcsStore().stat(OBJECT);
      } catch (StoreException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
