package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {

  @Test
  void files_and_web_servers_are_found_without_configuration() {
    assertThat(Stores.discovered().schemes()).containsExactly("file", "http", "https");
    assertThat(Stores.discovered().of(URI.create("file:///tmp/a.csv")))
        .isInstanceOf(FileStore.class);
    assertThat(Stores.discovered().of(URI.create("HTTPS://host/a"))).isInstanceOf(HttpStore.class);
  }

  @Test
  void stores_are_found_from_a_thread_that_does_not_see_this_library() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      assertThat(Stores.discovered().schemes()).contains("file");
      thread.setContextClassLoader(null);
      assertThat(Stores.discovered().schemes()).contains("file");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void two_jars_with_a_store_for_one_scheme_are_refused(@TempDir Path jar) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ObjectStore.class.getName()), SecondFileStore.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader both = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(both);
      assertThatThrownBy(Stores::discovered)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("two stores for \"file:\"")
          .hasMessageContaining(SecondFileStore.class.getName());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void a_store_can_be_put_in_the_place_of_another_without_changing_the_first_stores() {
    Stores discovered = Stores.discovered();
    HttpStore own = HttpStore.builder().maxBytes(10).build();

    Stores changed = discovered.with(own);

    assertThat(changed.of(URI.create("http://host/a"))).isSameAs(own);
    assertThat(discovered.of(URI.create("http://host/a"))).isNotSameAs(own);
    assertThat(changed).hasToString("Stores[file, http, https]");
  }

  @ParameterizedTest
  @CsvSource({"gs://shop/a.csv,gs,ecomm-io-gcp", "s3://shop/a.csv,s3,ecomm-io-aws"})
  void a_missing_module_is_named(String uri, String scheme, String module) {
    assertThatThrownBy(() -> Stores.discovered().of(URI.create(uri)))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[%s] No store for \"%s:\". Add %s to the class path.".formatted(uri, scheme, module));
  }

  @Test
  void an_unknown_scheme_may_be_a_file_name_with_a_colon() {
    assertThatThrownBy(() -> Stores.discovered().of(Stores.uri("sales:2011.csv")))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[sales:2011.csv] No store for \"sales:\". Known are file, http, https;"
                + " a file whose name has a colon is written ./name.");
  }

  @Test
  void a_relative_uri_has_no_store() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.discovered().of(URI.create("data/a.csv")))
        .withMessageContaining("has no scheme")
        .withMessageContaining("Stores.uri");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://AKIA123:s3cr3t@shop/a.csv",
        "s3://AKIA123@shop/a.csv",
        "s3://AKIA123:s3cr3t/with/slash@shop/a.csv",
        "gs://AKIA123:s3cr3t%40shop/a.csv",
        "https://AKIA123:s3cr3t@host:8080/a.csv",
        "https://AKIA123:s3cr3t@[::1]/a.csv"
      })
  void a_user_name_or_password_in_a_uri_is_refused_and_not_repeated(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.uri(text))
        .withMessageContaining("user name or password")
        .withMessageNotContainingAny("s3cr3t", "AKIA123");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.discovered().of(URI.create(text)))
        .withMessageNotContainingAny("s3cr3t", "AKIA123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://host:8080/a", "http://[::1]:8080/a", "http://[::1]/a", "gs://my_shop/a"})
  void a_port_or_an_address_is_no_password(String text) {
    assertThat(Stores.uri(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv, a.csv",
    "./a.csv, a.csv",
    "data/a b.csv, data/a%20b.csv",
    "50% #1?.csv, 50%25%20%231%3F.csv",
    "./sales:2011.csv, sales:2011.csv",
    "x:2011.csv, x:2011.csv",
    "../a.csv, ../a.csv",
    "a%20b.csv, a%2520b.csv",
    "out/, out/",
    "file:data/a b.csv, data/a%20b.csv"
  })
  void a_relative_path_is_taken_from_the_working_directory(String text, String expected) {
    String here = Path.of("").toAbsolutePath().toUri().toString();
    assertThat(Stores.uri(text)).hasToString(here + expected);
  }

  @Test
  void letters_outside_ascii_are_escaped_in_a_path_too() {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "needs a UTF-8 locale");
    assertThat(Stores.uri("/tmp/caf\u00e9.csv")).hasToString("file:///tmp/caf%C3%A9.csv");
  }

  @Test
  void letters_that_the_locale_does_not_have_are_an_error_that_says_so() {
    assumeFalse("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "needs another locale");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.uri("caf\u00e9.csv"))
        .withMessageContaining("run in a UTF-8 locale");
  }

  @ParameterizedTest
  @CsvSource({
    "/tmp/a b.csv, file:///tmp/a%20b.csv",
    "/tmp/./a.csv, file:///tmp/a.csv",
    "/, file:///",
    "file:///tmp/a b.csv, file:///tmp/a%20b.csv",
    "file:///tmp/a%20b.csv, file:///tmp/a%20b.csv",
    "file:/tmp/100%.csv, file:///tmp/100%25.csv",
    "file:///tmp/a#1.csv, file:///tmp/a%231.csv",
    "FILE:///tmp/dir/, file:///tmp/dir/",
    "gs://shop/a b?c#d.csv, gs://shop/a%20b%3Fc%23d.csv",
    "gs://shop/caf\u00e9.csv, gs://shop/caf%C3%A9.csv",
    "gs://shop/%zz.csv, gs://shop/%25zz.csv",
    "https://host/a b.csv?sig=x y#part, https://host/a%20b.csv?sig=x%20y",
    "kaggle:owner/name, kaggle:owner/name"
  })
  void paths_and_uris_become_one_ascii_form(String text, String expected) {
    assertThat(Stores.uri(text)).hasToString(expected);
  }

  @Test
  void a_directory_that_exists_has_the_same_uri_as_one_that_does_not(@TempDir Path directory) {
    assertThat(Stores.uri(directory.toString()).toString()).doesNotEndWith("/");
    assertThat(Stores.uri(directory + "/").toString()).endsWith("/");
  }

  @Test
  void a_name_in_decomposed_letters_stays_decomposed() {
    assertThat(Stores.uri("gs://shop/cafe\u0301.csv")).hasToString("gs://shop/cafe%CC%81.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void a_blank_location_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.uri(text))
        .withMessageStartingWith("location is blank, must be a path or a URI");
  }

  @Test
  void a_location_with_nul_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.uri("a\0b"))
        .withMessageContaining("NUL");
  }

  @Test
  void what_cannot_be_parsed_is_not_repeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.uri("gs:"))
        .withMessageStartingWith("location is no URI of the form gs://name/path");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.uri("http://[s3cr3t/a"))
        .withMessageStartingWith("location is no URI of the form http://name/path")
        .withMessageNotContaining("s3cr3t");
  }

  @Test
  void a_file_uri_names_no_host() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.uri("file://data/a.csv"))
        .withMessageContaining("names no file here")
        .withMessageContaining("Write file:///path");
  }

  @ParameterizedTest
  @CsvSource({
    "gs://shop/dir, a b.csv, gs://shop/dir/a%20b.csv",
    "gs://shop/dir/, a%20b.csv, gs://shop/dir/a%2520b.csv",
    "file:///tmp, data/2011#1.csv, file:///tmp/data/2011%231.csv"
  })
  void a_child_is_a_name_below_a_directory(URI directory, String name, String expected) {
    assertThat(Stores.child(directory, name)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/a.csv?X-Amz-Signature=abc, https://host/a.csv",
    "https://host/a.csv#part, https://host/a.csv",
    "https://me:pw@host:80/a%20b.csv?x=y, https://host:80/a%20b.csv",
    "https://me@host, https://host",
    "gs://shop/a.csv, gs://shop/a.csv",
    "mailto:x?sig=abc, mailto:x",
    "a?sig=abc, a"
  })
  void what_is_shown_of_a_uri_has_neither_signature_nor_password(URI uri, String shown) {
    assertThat(Stores.withoutSecrets(uri)).hasToString(shown);
  }

  @Test
  void an_object_info_shows_no_signature() {
    ObjectInfo info = new ObjectInfo(URI.create("https://host/a.csv?sig=abc"), 3, "v1");
    assertThat(info).hasToString("https://host/a.csv (3 bytes, version v1)");
    assertThat(new ObjectInfo(info.uri(), ObjectInfo.UNKNOWN_LENGTH, "v1"))
        .hasToString("https://host/a.csv (length unknown, version v1)");
  }

  @Test
  void an_object_info_has_no_length_below_unknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ObjectInfo(URI.create("mem:/a"), -2, ""))
        .withMessage("length is -2, must be at least -1");
  }

  @Test
  void objects_are_ordered_by_code_points_of_the_decoded_name() {
    List<ObjectInfo> infos =
        java.util.stream.Stream.of("a!b", "a%20b", "a%F0%9F%98%80b", "a%EF%BC%A1b", "a%2Fb", "a")
            .map(name -> new ObjectInfo(URI.create("mem:/" + name), 0, ""))
            .sorted(ObjectInfo.byName())
            .toList();
    assertThat(infos)
        .extracting(info -> info.uri().getPath())
        .containsExactly("/a", "/a b", "/a!b", "/a/b", "/a\uff21b", "/a\ud83d\ude00b");
  }

  @Test
  void a_precondition_needs_a_version() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Precondition.version(""))
        .withMessageContaining("version is empty");
  }

  /** Found by a class loader of its own in the test above. */
  public static final class SecondFileStore implements ObjectStore {
    @Override
    public Set<String> schemes() {
      return Set.of("file");
    }

    @Override
    public InputStream open(URI uri, long offset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ObjectInfo> stat(URI uri) {
      return Optional.empty();
    }

    @Override
    public List<ObjectInfo> list(URI prefix) {
      return List.of();
    }

    @Override
    public ObjectWriter replace(URI uri, Precondition precondition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(URI uri, Precondition precondition) {}
  }
}
