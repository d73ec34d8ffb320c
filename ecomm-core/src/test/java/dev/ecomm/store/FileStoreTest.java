package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files do that other stores do not; the rest is the contract in the testkit. */
class FileStoreTest {
  private final FileStore store = new FileStore();

  @TempDir Path directory;

  @Test
  void a_new_file_gets_the_permissions_of_the_umask() throws IOException {
    Path plain = Files.createFile(directory.resolve("plain"));
    create("a.csv", "x");
    assertThat(permissions("a.csv")).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void a_replaced_file_keeps_its_permissions() throws IOException {
    create("a.csv", "x");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(directory.resolve("a.csv"), own);

    replace("a.csv", Precondition.none(), "y");

    assertThat(permissions("a.csv")).isEqualTo(own);
  }

  @Test
  void missing_directories_are_made() {
    create("2011/12/a.csv", "x");
    assertThat(directory.resolve("2011/12/a.csv")).hasContent("x");
  }

  @Test
  void giving_up_leaves_neither_a_file_nor_the_directories_made_for_it() throws IOException {
    try (ObjectWriter out = store.create(uri("2011/12/a.csv"))) {
      out.write('x');
      assertThat(directory.resolve("2011/12")).isDirectory();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void giving_up_leaves_a_directory_that_someone_else_uses_by_now() throws IOException {
    try (ObjectWriter out = store.create(uri("2011/12/a.csv"))) {
      out.write('x');
      Files.createFile(directory.resolve("2011/other"));
    }
    assertThat(files()).containsExactly("2011/other");
  }

  @Test
  void the_hidden_file_is_in_the_same_directory_until_the_commit() throws IOException {
    try (ObjectWriter out = store.create(uri("a.csv"))) {
      out.write('x');
      assertThat(files()).singleElement().asString().matches("\\.ecomm-[-0-9a-f]+\\.tmp");
      out.commit();
    }
    assertThat(files()).containsExactly("a.csv");
  }

  @Test
  void a_name_of_the_longest_length_can_be_written() {
    String name = "a".repeat(255);
    create(name, "x");
    assertThat(directory.resolve(name)).hasContent("x");
  }

  @Test
  void a_name_too_long_is_refused_with_the_reason() {
    assertThatThrownBy(() -> create("a".repeat(256), "x"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be written: File name too long");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_a_killed_writer_left_is_neither_listed_nor_in_the_way() throws IOException {
    Files.writeString(directory.resolve(".ecomm-0000.tmp"), "half");
    create("a.csv", "x");
    assertThat(store.list(uri(""))).extracting(ObjectInfo::uri).containsExactly(uri("a.csv"));
  }

  @Test
  void a_symbolic_link_stays_and_the_file_behind_it_is_written() throws IOException {
    create("real/a.csv", "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real/a.csv"));

    replace("link", Precondition.none(), "new");

    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("real/a.csv")).hasContent("new");
    assertThat(read("link")).isEqualTo("new");
  }

  @Test
  void a_symbolic_link_to_nothing_makes_the_file_it_names() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real/a.csv"));
    create("link", "new");
    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("real/a.csv")).hasContent("new");
  }

  @Test
  void symbolic_links_in_a_circle_are_an_error() throws IOException {
    Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> create("a", "x")).isInstanceOf(StoreException.class);
  }

  @Test
  void deleting_a_symbolic_link_keeps_the_file_behind_it() throws IOException {
    create("real.csv", "x");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real.csv"));
    store.delete(uri("link"), Precondition.none());
    assertThat(link).doesNotExist();
    assertThat(directory.resolve("real.csv")).hasContent("x");
  }

  @Test
  void a_directory_is_no_object() throws IOException {
    Files.createDirectory(directory.resolve("dir"));
    String message = "is a directory. Name a file in it.";
    assertThat(store.stat(uri("dir"))).isEmpty();
    assertThatThrownBy(() -> store.open(uri("dir"), 0)).hasMessageEndingWith(message);
    assertThatThrownBy(() -> store.create(uri("dir"))).hasMessageEndingWith(message);
    assertThatThrownBy(() -> store.replace(uri("dir"), Precondition.none()))
        .hasMessageEndingWith(message);
    assertThatThrownBy(() -> store.delete(uri("dir"), Precondition.none()))
        .hasMessageEndingWith(message);
  }

  @Test
  void a_name_that_ends_at_a_slash_is_a_directory_even_if_it_is_not_there() {
    String message = "names a directory, for it ends at a slash. Name a file in it.";
    assertThat(store.stat(uri("dir/"))).isEmpty();
    assertThatThrownBy(() -> store.open(uri("dir/"), 0)).hasMessageEndingWith(message);
    assertThatThrownBy(() -> store.create(uri("dir/"))).hasMessageEndingWith(message);
  }

  @Test
  void a_missing_file_names_the_directory_that_exists_and_what_it_lacks() {
    assertThatThrownBy(() -> store.open(uri("2011/12/a.csv"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[%s] no such file. %s exists, but has no 2011.", uri("2011/12/a.csv"), directory);
  }

  @Test
  void a_path_through_a_file_names_that_file() throws IOException {
    create("a.csv", "x");
    String message = directory.resolve("a.csv") + " is a file, not a directory.";
    assertThat(store.stat(uri("a.csv/b.csv"))).isEmpty();
    assertThat(store.list(uri("a.csv/"))).isEmpty();
    assertThatThrownBy(() -> store.open(uri("a.csv/b.csv"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("no such file. " + message);
    assertThatThrownBy(() -> create("a.csv/b/c.csv", "x"))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("cannot be written. " + message);
    store.delete(uri("a.csv/b.csv"), Precondition.none());
    assertThat(files()).containsExactly("a.csv");
  }

  // Permissions do not stop root, who runs many a build; the kernel's own files stop everybody.
  @Test
  void a_place_where_nobody_may_write_is_an_error_without_a_stack_trace_for_the_user() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
    assertThatThrownBy(() -> store.create(URI.create("file:///proc/ecomm.csv")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[file:///proc/ecomm.csv] ");
  }

  @Test
  void a_directory_without_the_right_to_write_says_permission_denied() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeTrue(!Files.isWritable(closed), "this user (root?) may write everywhere");
    assertThatThrownBy(() -> create("closed/a.csv", "x"))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "permission denied. Ask for the right to it, or run as a user who has it.");
  }

  @Test
  void a_full_device_says_so() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    try (ObjectWriter out = store.replace(URI.create("file:///dev/full"), Precondition.none())) {
      assertThatThrownBy(() -> out.write('x'))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "[file:///dev/full] the disk is full (No space left on device)."
                  + " Free space or write elsewhere; nothing was published.");
    }
  }

  @Test
  void a_directory_that_vanishes_while_it_is_written_is_an_error() throws IOException {
    try (ObjectWriter out = store.create(uri("dir/a.csv"))) {
      out.write('x');
      Files.delete(directory.resolve("dir").resolve(only("dir")));
      Files.delete(directory.resolve("dir"));
      assertThatThrownBy(out::commit)
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith(
              "its directory went away while it was written. Nothing was published.");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void the_null_device_takes_everything_whatever_the_precondition() throws IOException {
    URI nothing = URI.create("file:///dev/null");
    for (Precondition precondition : List.of(Precondition.none(), Precondition.absent())) {
      try (ObjectWriter out = store.replace(nothing, precondition)) {
        out.write('x');
        out.commit();
      }
    }
    assertThat(store.stat(nothing))
        .hasValueSatisfying(i -> assertThat(i.length()).isEqualTo(ObjectInfo.UNKNOWN_LENGTH));
    assertThatThrownBy(() -> store.replace(nothing, Precondition.version("v")))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("is no file, so it has no version to be replaced");
    assertThat(Files.exists(Path.of("/dev/null"))).isTrue();
  }

  @Test
  void a_pipe_is_written_and_read_through() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try (InputStream in = store.open(uri("pipe"), 2)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    replace("pipe", Precondition.none(), "hello");
    assertThat(reader.get()).isEqualTo("llo");
  }

  @Test
  void a_pipe_that_ends_before_the_offset_is_an_error() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> replace("pipe", Precondition.none(), "hello"));
    assertThatThrownBy(() -> store.open(uri("pipe"), 6))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("ended before offset 6");
    writer.get();
  }

  @Test
  void a_file_that_is_cut_while_it_is_read_is_an_error() throws IOException {
    create("a.csv", "0123456789");
    try (InputStream in = store.open(uri("a.csv"), 0);
        RandomAccessFile file = new RandomAccessFile(directory.resolve("a.csv").toFile(), "rw")) {
      assertThat(in.read()).isEqualTo('0');
      file.setLength(5);
      assertThat(in.readNBytes(4)).hasSize(4);
      assertThatThrownBy(in::read)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "[%s] cannot be read: was cut from 10 to 5 bytes while it was read", uri("a.csv"));
    }
  }

  @Test
  void a_reader_skips_and_tells_what_is_left() throws IOException {
    create("a.csv", "0123456789");
    try (InputStream in = store.open(uri("a.csv"), 1)) {
      assertThat(in.available()).isEqualTo(9);
      assertThat(in.skip(-1)).isZero();
      assertThat(in.skip(3)).isEqualTo(3);
      assertThat(in.read()).isEqualTo('4');
      assertThat(in.skip(100)).isEqualTo(5);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.available()).isZero();
      assertThat(in.read(new byte[0])).isZero();
    }
  }

  @Test
  void a_closed_stream_says_which_file() throws IOException {
    create("a.csv", "x");
    InputStream in = store.open(uri("a.csv"), 0);
    in.close();
    assertThatThrownBy(in::read)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("[" + uri("a.csv") + "] ");
  }

  @Test
  void an_interrupt_ends_a_read_with_the_name_of_the_file() throws IOException {
    create("a.csv", "x");
    try (InputStream in = store.open(uri("a.csv"), 0)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(in::read)
          .isInstanceOf(IOException.class)
          .hasMessage("[%s] was interrupted", uri("a.csv"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void an_interrupted_writer_leaves_nothing_and_the_next_one_works() throws IOException {
    try (ObjectWriter out = store.create(uri("a.csv"))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> out.write('x')).isInstanceOf(IOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(directory).isEmptyDirectory();
    create("a.csv", "x");
    replace("a.csv", Precondition.version(version("a.csv")), "y");
    assertThat(read("a.csv")).isEqualTo("y");
  }

  @Test
  void versions_differ_even_when_length_and_clock_do_not() {
    create("a.csv", "0");
    java.util.HashSet<String> versions = new java.util.HashSet<>();
    for (int i = 1; i <= 60; i++) {
      replace("a.csv", Precondition.none(), String.valueOf(i % 10));
      assertThat(versions.add(version("a.csv"))).as("write %d", i).isTrue();
    }
  }

  @Test
  void a_file_from_the_future_does_not_make_later_ones_so() throws IOException {
    create("a.csv", "x");
    FileTime future = FileTime.fromMillis(4_000_000_000_000L);
    Files.setLastModifiedTime(directory.resolve("a.csv"), future);
    replace("a.csv", Precondition.none(), "y");
    assertThat(Files.getLastModifiedTime(directory.resolve("a.csv"))).isLessThan(future);
  }

  @Test
  void a_program_that_writes_in_place_changes_the_version() throws IOException {
    create("a.csv", "x");
    String seen = version("a.csv");
    Files.writeString(directory.resolve("a.csv"), "longer");
    assertThatThrownBy(() -> replace("a.csv", Precondition.version(seen), "y"))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageContaining("expected " + seen);
    assertThat(read("a.csv")).isEqualTo("longer");
  }

  @Test
  void a_prefix_may_end_within_a_name_and_reaches_any_depth() {
    for (String name : List.of("2011-01/a.csv", "2011-01/x/b.csv", "2011-02/c.csv", "2012/d.csv")) {
      create(name, "x");
    }
    assertThat(store.list(uri("2011-0")))
        .extracting(ObjectInfo::uri)
        .containsExactly(uri("2011-01/a.csv"), uri("2011-01/x/b.csv"), uri("2011-02/c.csv"));
    assertThat(store.list(uri("2011-01/a"))).hasSize(1);
    assertThat(store.list(uri("2013"))).isEmpty();
    assertThat(store.list(uri("no/such/directory/"))).isEmpty();
  }

  @Test
  void linked_directories_are_listed_and_a_circle_ends() throws IOException {
    create("real/a.csv", "x");
    Files.createSymbolicLink(directory.resolve("linked"), Path.of("real"));
    Files.createSymbolicLink(directory.resolve("real/up"), Path.of(".."));
    Files.createSymbolicLink(directory.resolve("real/nothing"), Path.of("gone"));
    assertThat(store.list(uri("")))
        .extracting(ObjectInfo::uri)
        .contains(uri("linked/a.csv"), uri("real/a.csv"))
        .doesNotContain(uri("real/nothing"));
  }

  @Test
  void absent_is_no_precondition_for_a_delete() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.delete(uri("a.csv"), Precondition.absent()))
        .withMessage("precondition is absent, must be none or a version");
  }

  @Test
  void without_a_directory_for_locks_only_versions_are_refused() {
    create("a.csv", "x");
    String seen = version("a.csv");
    String before = System.getProperty("java.io.tmpdir");
    PublishLock.forget();
    System.setProperty("java.io.tmpdir", directory.resolve("gone").toString());
    try {
      replace("a.csv", Precondition.none(), "y");
      create("b.csv", "z");
      assertThatThrownBy(() -> replace("a.csv", Precondition.version(seen), "z"))
          .isInstanceOf(PreconditionFailedException.class);
      assertThatThrownBy(() -> replace("a.csv", Precondition.version(version("a.csv")), "z"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Set java.io.tmpdir");
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
    assertThat(read("a.csv")).isEqualTo("y");
  }

  @Test
  void it_shows_as_its_name() {
    assertThat(store).hasToString("FileStore");
  }

  private URI uri(String name) {
    return Stores.uri(directory + "/" + name);
  }

  private void create(String name, String text) {
    replace(name, Precondition.absent(), text);
  }

  private void replace(String name, Precondition precondition, String text) {
    try (ObjectWriter out = store.replace(uri(name), precondition)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String read(String name) {
    try (InputStream in = store.open(uri(name), 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String version(String name) {
    return store.stat(uri(name)).orElseThrow().version();
  }

  private Set<PosixFilePermission> permissions(String name) throws IOException {
    return Files.getPosixFilePermissions(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private String only(String name) throws IOException {
    try (Stream<Path> found = Files.list(directory.resolve(name))) {
      return found.map(p -> p.getFileName().toString()).toList().get(0);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found
          .filter(Files::isRegularFile)
          .map(p -> directory.relativize(p).toString())
          .sorted()
          .toList();
    }
  }
}
