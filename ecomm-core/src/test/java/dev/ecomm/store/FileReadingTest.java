package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What reading, looking and listing do with files; the rest is the contract in the testkit. */
class FileReadingTest extends FileStoreCase {

  @Test
  void what_a_killed_writer_left_is_neither_listed_nor_in_the_way() throws IOException {
    Files.writeString(directory.resolve(".ecomm-0000.tmp"), "half");
    create("a.csv", "x");
    assertThat(store.list(uri(""))).extracting(ObjectInfo::uri).containsExactly(uri("a.csv"));
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
  void it_shows_as_its_name() {
    assertThat(store).hasToString("FileStore");
  }
}
