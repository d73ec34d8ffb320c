package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What writing and deleting do with files; the rest is the contract in the testkit. */
class FileWritingTest extends FileStoreCase {

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
    Set<String> versions = new HashSet<>();
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
  void without_hard_links_a_name_is_claimed_first() throws IOException {
    FileStore store = new FileStore(false);
    try (ObjectWriter late = store.create(uri("a.csv"));
        ObjectWriter out = store.create(uri("a.csv"))) {
      out.write('x');
      out.commit();
      assertThatThrownBy(late::commit).isInstanceOf(PreconditionFailedException.class);
    }
    assertThat(files()).containsExactly("a.csv");
    assertThat(read("a.csv")).isEqualTo("x");
  }

  @Test
  void a_claim_is_taken_back_when_the_rename_fails() throws IOException {
    try (ObjectWriter out = new FileStore(false).create(uri("a.csv"))) {
      Files.delete(directory.resolve(files().get(0)));
      assertThatThrownBy(out::commit).isInstanceOf(StoreException.class);
    }
    assertThat(directory).isEmptyDirectory();
  }
}
