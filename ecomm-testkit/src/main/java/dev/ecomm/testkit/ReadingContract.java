package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The part of the contract that reads, looks and lists. */
abstract class ReadingContract extends ContractCalls {

  @Nested
  class Reading {
    @Test
    void what_was_written_is_read_back() {
      assertThat(read(create("a.csv", "hello"))).isEqualTo("hello");
    }

    @Test
    void an_empty_object_is_read_as_nothing() {
      assertThat(read(create("a.csv", ""))).isEmpty();
    }

    @Test
    void a_large_object_comes_back_whole_and_from_its_middle() {
      byte[] large = noise(5_000_000);
      URI uri = uri("large.bin");
      write(uri, Precondition.absent(), large);
      assertThat(Arrays.equals(readBytes(uri, 0), large)).isTrue();
      byte[] rest = Arrays.copyOfRange(large, 2_345_678, large.length);
      assertThat(Arrays.equals(readBytes(uri, 2_345_678), rest)).isTrue();
    }

    @Test
    void an_offset_leaves_bytes_out() {
      assertThat(readBytes(create("a.csv", "hello"), 2)).isEqualTo(bytes("llo"));
    }

    @Test
    void an_offset_at_the_end_leaves_nothing() {
      assertThat(readBytes(create("a.csv", "hello"), 5)).isEmpty();
    }

    @Test
    void an_offset_past_the_end_is_an_error() {
      URI uri = create("a.csv", "hello");
      assertThatThrownBy(() -> store().open(uri, 6))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("6");
    }

    @Test
    void a_negative_offset_is_refused() {
      URI uri = create("a.csv", "hello");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().open(uri, -1))
          .withMessage("offset is -1, must be at least 0");
    }

    @Test
    void an_object_that_is_not_there_is_an_error_with_its_uri() {
      assertThatThrownBy(() -> store().open(uri("a.csv"), 0))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("[" + uri("a.csv") + "] ");
    }

    @Test
    void a_directory_is_no_object_to_read() {
      create("dir/a.csv", "hello");
      assertThatThrownBy(() -> store().open(uri("dir/"), 0)).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> store().open(uri("dir"), 0)).isInstanceOf(StoreException.class);
    }

    @Test
    void single_bytes_and_arrays_are_read_alike() throws IOException {
      try (InputStream in = store().open(create("a.csv", "h\u00e9llo"), 0)) {
        assertThat(in.read()).isEqualTo('h');
        assertThat(in.read()).isEqualTo(0xc3);
        byte[] two = new byte[4];
        assertThat(in.readNBytes(two, 1, 2)).isEqualTo(2);
        assertThat(two).isEqualTo(new byte[] {0, (byte) 0xa9, 'l', 0});
        assertThat(in.read(new byte[0])).isZero();
        in.skipNBytes(1);
        assertThat(in.read()).isEqualTo('o');
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(two)).isEqualTo(-1);
      }
    }

    @Test
    void two_streams_of_one_object_do_not_disturb_each_other() throws IOException {
      URI uri = create("a.csv", "hello");
      try (InputStream one = store().open(uri, 0);
          InputStream two = store().open(uri, 0)) {
        assertThat(one.readNBytes(3)).isEqualTo(bytes("hel"));
        assertThat(two.readAllBytes()).isEqualTo(bytes("hello"));
        assertThat(one.readAllBytes()).isEqualTo(bytes("lo"));
      }
    }

    @Test
    void a_stream_may_be_closed_half_way_and_twice() throws IOException {
      InputStream in = store().open(create("a.csv", "hello"), 0);
      assertThat(in.read()).isEqualTo('h');
      in.close();
      in.close();
    }

    @Test
    void a_reader_during_replaces_sees_an_old_or_a_new_object_whole() throws Exception {
      URI uri = uri("a.bin");
      write(uri, Precondition.absent(), new byte[100_000]);
      AtomicBoolean done = new AtomicBoolean();
      Callable<Integer> reader =
          () -> {
            int reads = 0;
            while (!done.get() || reads == 0) {
              byte[] seen = readBytes(uri, 0);
              byte[] expected = new byte[100_000];
              Arrays.fill(expected, seen.length == 0 ? 0 : seen[0]);
              assertThat(Arrays.equals(seen, expected)).as("read %d is whole", reads).isTrue();
              reads++;
            }
            return reads;
          };
      Callable<Integer> writer =
          () -> {
            try {
              for (int i = 1; i <= 20; i++) {
                byte[] next = new byte[100_000];
                Arrays.fill(next, (byte) i);
                write(uri, Precondition.none(), next);
              }
              return 20;
            } finally {
              done.set(true);
            }
          };
      assertThat(together(List.of(reader, writer))).allMatch(n -> n > 0);
    }
  }

  @Nested
  class ReadingParts {
    @Test
    void parts_are_read_in_any_order() throws IOException {
      byte[] large = noise(300_000);
      URI uri = uri("large.bin");
      write(uri, Precondition.absent(), large);
      try (ObjectReader reader = store().reader(uri)) {
        assertThat(reader.info()).isEqualTo(store().stat(uri).orElseThrow());
        for (int offset : new int[] {299_992, 0, 150_000}) {
          byte[] part = new byte[10];
          reader.readFully(offset, part, 2, 8);
          assertThat(Arrays.copyOfRange(part, 2, 10))
              .isEqualTo(Arrays.copyOfRange(large, offset, offset + 8));
        }
      }
    }

    @Test
    void a_part_ends_where_it_was_asked_to() throws IOException {
      try (ObjectReader reader = store().reader(create("a.csv", "hello world"))) {
        try (InputStream part = reader.open(6, 3);
            InputStream other = reader.open(0, 5)) {
          assertThat(part.readAllBytes()).isEqualTo(bytes("wor"));
          assertThat(other.readAllBytes()).isEqualTo(bytes("hello"));
          assertThat(part.read()).isEqualTo(-1);
        }
      }
    }

    @Test
    void the_empty_part_is_empty_also_at_the_end() throws IOException {
      try (ObjectReader reader = store().reader(create("a.csv", "hello"))) {
        try (InputStream part = reader.open(5, 0)) {
          assertThat(part.readAllBytes()).isEmpty();
        }
      }
    }

    @Test
    void a_part_outside_the_object_is_refused() {
      try (ObjectReader reader = store().reader(create("a.csv", "hello"))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> reader.open(3, 3))
            .withMessage("part is 3 bytes at 3, must lie within the object's 5 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> reader.open(-1, 1));
      }
    }

    @Test
    void what_is_not_there_has_no_parts() {
      assertThatThrownBy(() -> store().reader(uri("a.csv")))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("[" + uri("a.csv") + "] ");
    }

    @Test
    void after_a_replacement_a_part_is_of_the_version_before_or_an_error() throws IOException {
      URI uri = create("a.csv", "old!!");
      try (ObjectReader reader = store().reader(uri)) {
        reader.readFully(0, new byte[1], 0, 1);
        write(uri, Precondition.none(), bytes("new!!"));
        byte[] part = new byte[3];
        try {
          reader.readFully(0, part, 0, 3);
          assertThat(part).isEqualTo(bytes("old"));
        } catch (StoreException e) {
          assertThat(e).hasMessageStartingWith("[" + uri + "] ");
        }
      }
    }
  }

  @Nested
  class Looking {
    @Test
    void stat_tells_uri_length_and_a_version() {
      URI uri = create("a.csv", "hello");
      ObjectInfo info = store().stat(uri).orElseThrow();
      assertThat(info.uri()).isEqualTo(uri);
      assertThat(info.length()).isEqualTo(5);
      assertThat(info.version()).isNotEmpty();
    }

    @Test
    void stat_of_what_is_not_there_is_empty() {
      assertThat(store().stat(uri("a.csv"))).isEmpty();
      assertThat(store().stat(uri("no/such/dir/a.csv"))).isEmpty();
    }

    @Test
    void stat_of_a_directory_is_empty() {
      create("dir/a.csv", "hello");
      assertThat(store().stat(uri("dir"))).isEmpty();
      assertThat(store().stat(uri("dir/"))).isEmpty();
    }

    @Test
    void a_version_stays_as_long_as_nothing_is_written() {
      URI uri = create("a.csv", "hello");
      String before = version(uri);
      read(uri);
      create("b.csv", "hello");
      assertThat(version(uri)).isEqualTo(before);
    }

    @Test
    void every_write_makes_a_new_version_also_of_the_same_length() {
      URI uri = create("a.csv", "10"); // the same bytes again may have the same version
      Set<String> versions = new HashSet<>(Set.of(version(uri)));
      for (int i = 1; i <= 20; i++) {
        write(uri, Precondition.none(), bytes(String.valueOf(10 + i)));
        assertThat(versions.add(version(uri))).as("write %d", i).isTrue();
      }
    }
  }

  @Nested
  class Listing {
    @Test
    void nothing_is_listed_where_nothing_is() {
      assertThat(store().list(root())).isEmpty();
      assertThat(store().list(uri("no/such/dir/"))).isEmpty();
    }

    @Test
    void objects_are_listed_at_any_depth_in_order_as_stat_tells_them() {
      URI c = create("b/c.csv", "333");
      URI a = create("a.csv", "1");
      URI b = create("b.csv", "22");
      assertThat(names(root())).containsExactly(a, b, c);
      assertThat(store().list(root()))
          .isEqualTo(List.of(a, b, c).stream().map(u -> store().stat(u).orElseThrow()).toList());
    }

    @Test
    void a_prefix_may_end_within_a_name() {
      URI jan = create("2011-01/a.csv", "");
      URI feb = create("2011-02/a.csv", "");
      create("2012-01/a.csv", "");
      assertThat(names(uri("2011-"))).containsExactly(jan, feb);
      assertThat(names(uri("2011-01/a"))).containsExactly(jan);
      assertThat(names(jan)).containsExactly(jan);
    }

    @Test
    void the_order_is_that_of_code_points_not_of_escapes() {
      List<URI> expected = new ArrayList<>();
      for (String name : List.of("a b", "a!b", "a-b/c", "a.csv", "a/b", "ab")) {
        expected.add(uri(name));
      }
      for (int i = expected.size() - 1; i >= 0; i--) {
        write(expected.get(i), Precondition.absent(), new byte[0]);
      }
      assertThat(names(uri("a"))).isEqualTo(expected);
    }

    @Test
    void what_is_being_written_and_what_was_given_up_is_not_listed() throws IOException {
      URI uri = create("a.csv", "hello");
      try (ObjectWriter out = store().create(uri("b.csv"))) {
        out.write(1);
        assertThat(names(root())).containsExactly(uri);
      }
      assertThat(names(root())).containsExactly(uri);
    }

    @Test
    void nothing_but_the_object_is_listed_after_a_commit() {
      URI uri = create("a.csv", "hello");
      write(uri, Precondition.none(), bytes("again"));
      assertThat(names(root())).containsExactly(uri);
    }
  }
}
