package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ObjectStore} that can write must do, as tests. A new store's test class extends
 * this one, says where its store is, and adds what is its own.
 */
public abstract class ObjectStoreContract extends ReadingContract {

  /** For subclasses. */
  protected ObjectStoreContract() {}

  /**
   * Returns the store under test.
   *
   * @return the same one throughout a test
   */
  @Override
  protected abstract ObjectStore store();

  /**
   * Returns where the test may work.
   *
   * @return a URI that ends at a slash and has nothing below; another one in each test
   */
  @Override
  protected abstract URI root();

  /**
   * Tells whether names may have letters outside ASCII; they may not where the operating system's
   * locale has none.
   *
   * @return true unless overridden
   */
  protected boolean takesAnyLetter() {
    return true;
  }

  @Nested
  class Creating {
    @Test
    void nothing_is_visible_before_the_commit() throws IOException {
      URI uri = uri("a.csv");
      try (ObjectWriter out = store().create(uri)) {
        out.write(bytes("hello"));
        out.flush();
        assertThat(store().stat(uri)).isEmpty();
        out.commit();
        assertThat(read(uri)).isEqualTo("hello");
      }
      assertThat(read(uri)).isEqualTo("hello");
    }

    @Test
    void an_object_that_exists_is_not_created_and_not_changed() {
      URI uri = create("a.csv", "first");
      String before = version(uri);
      assertThatThrownBy(() -> create("a.csv", "second"))
          .isInstanceOf(PreconditionFailedException.class)
          .hasMessageStartingWith("[" + uri + "] ");
      assertThat(read(uri)).isEqualTo("first");
      assertThat(version(uri)).isEqualTo(before);
    }

    @Test
    void an_object_that_appears_while_it_is_written_is_not_replaced() throws IOException {
      URI uri = uri("a.csv");
      try (ObjectWriter late = store().create(uri)) {
        late.write(bytes("second"));
        create("a.csv", "first");
        assertThatThrownBy(late::commit).isInstanceOf(PreconditionFailedException.class);
      }
      assertThat(read(uri)).isEqualTo("first");
      assertThat(names(root())).containsExactly(uri);
    }

    @Test
    void of_eight_creators_at_once_exactly_one_wins_and_its_bytes_are_read() throws Exception {
      URI uri = uri("a.csv");
      CyclicBarrier allWritten = new CyclicBarrier(8);
      List<Callable<Integer>> creators = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        byte[] own = bytes("creator " + i);
        int number = i;
        creators.add(
            () -> {
              try (ObjectWriter out = store().create(uri)) {
                out.write(own);
                allWritten.await();
                out.commit();
                return number;
              } catch (PreconditionFailedException e) {
                return -1;
              }
            });
      }
      List<Integer> winners = together(creators).stream().filter(i -> i >= 0).toList();
      assertThat(winners).hasSize(1);
      assertThat(read(uri)).isEqualTo("creator " + winners.get(0));
      assertThat(names(root())).containsExactly(uri);
    }

    @Test
    void any_name_comes_back_as_it_was_given() {
      List<String> names =
          List.of(
              "a b", "100%", "%20", "#1?x=y&z", "a+b", "[a]", "q\"uote'", "semi;colon,=@$!~*()");
      for (String name : names) {
        create(name, name);
      }
      for (String name : names) {
        assertThat(read(uri(name))).isEqualTo(name);
      }
      assertThat(names(root()))
          .containsExactlyInAnyOrderElementsOf(names.stream().map(n -> uri(n)).toList());
    }

    @Test
    void names_outside_ascii_come_back_as_they_were_given() {
      assumeTrue(takesAnyLetter(), "letters outside ASCII need a UTF-8 locale");
      for (String name : List.of("caf\u00e9", "cafe\u0301", "\u5546\u54c1", "\ud83d\ude00")) {
        create(name, name);
        assertThat(read(uri(name))).isEqualTo(name);
      }
      assertThat(names(root())).hasSize(4);
    }

    @Test
    void a_name_that_ends_at_a_slash_cannot_be_written() {
      assertThatThrownBy(() -> create("dir/", "hello")).isInstanceOf(StoreException.class);
      assertThat(store().list(root())).isEmpty();
    }
  }

  @Nested
  class GivingUp {
    @Test
    void closing_without_a_commit_leaves_nothing() throws IOException {
      ObjectWriter out = store().create(uri("dir/a.csv"));
      out.write(bytes("hello"));
      out.close();
      out.close();
      assertThat(store().stat(uri("dir/a.csv"))).isEmpty();
      assertThat(store().list(root())).isEmpty();
    }

    @Test
    void closing_without_a_commit_leaves_the_old_object() throws IOException {
      URI uri = create("a.csv", "old");
      String before = version(uri);
      try (ObjectWriter out = store().replace(uri, Precondition.none())) {
        out.write(bytes("new"));
      }
      assertThat(read(uri)).isEqualTo("old");
      assertThat(version(uri)).isEqualTo(before);
    }

    @Test
    void an_exception_while_writing_leaves_nothing() {
      URI uri = uri("a.csv");
      assertThatThrownBy(
              () -> {
                try (BufferedOutputStream out = new BufferedOutputStream(store().create(uri))) {
                  out.write(1);
                  throw new IllegalStateException("the program failed");
                }
              })
          .hasMessage("the program failed");
      assertThat(store().list(root())).isEmpty();
    }

    @Test
    void a_second_commit_is_illegal_and_harmless() throws IOException {
      URI uri = uri("a.csv");
      try (ObjectWriter out = store().create(uri)) {
        out.write(bytes("hello"));
        out.commit();
        assertThatIllegalStateException().isThrownBy(out::commit);
      }
      assertThat(read(uri)).isEqualTo("hello");
    }

    @Test
    void a_write_after_the_commit_is_illegal_and_harmless() throws IOException {
      URI uri = uri("a.csv");
      try (ObjectWriter out = store().create(uri)) {
        out.write(bytes("hello"));
        out.commit();
        assertThatIllegalStateException().isThrownBy(() -> out.write(1));
      }
      assertThat(read(uri)).isEqualTo("hello");
    }

    @Test
    void a_commit_after_closing_is_illegal_and_publishes_nothing() throws IOException {
      ObjectWriter out = store().create(uri("a.csv"));
      out.write(bytes("hello"));
      out.close();
      assertThatIllegalStateException().isThrownBy(out::commit);
      assertThatIllegalStateException().isThrownBy(() -> out.write(1));
      assertThat(store().list(root())).isEmpty();
    }

    @Test
    void a_name_can_be_created_after_it_was_given_up() {
      store().create(uri("dir/a.csv")).close();
      assertThat(read(create("dir/a.csv", "hello"))).isEqualTo("hello");
    }
  }

  @Nested
  class Replacing {
    @Test
    void without_a_precondition_an_object_is_made_or_replaced() {
      URI uri = uri("a.csv");
      write(uri, Precondition.none(), bytes("a longer old object"));
      write(uri, Precondition.none(), bytes("new"));
      assertThat(read(uri)).isEqualTo("new");
      assertThat(store().stat(uri).orElseThrow().length()).isEqualTo(3);
    }

    @Test
    void the_version_that_was_seen_is_replaced() {
      URI uri = create("a.csv", "old");
      write(uri, Precondition.version(version(uri)), bytes("new"));
      assertThat(read(uri)).isEqualTo("new");
    }

    @Test
    void another_version_is_not_replaced() {
      URI uri = create("a.csv", "old");
      String seen = version(uri);
      write(uri, Precondition.none(), bytes("mid"));
      assertThatThrownBy(() -> write(uri, Precondition.version(seen), bytes("new")))
          .isInstanceOf(PreconditionFailedException.class)
          .hasMessageStartingWith("[" + uri + "] ")
          .hasMessageContaining(seen);
      assertThat(read(uri)).isEqualTo("mid");
    }

    @Test
    void a_version_that_changes_while_it_is_written_is_not_replaced() throws IOException {
      URI uri = create("a.csv", "old");
      try (ObjectWriter late = store().replace(uri, Precondition.version(version(uri)))) {
        late.write(bytes("new"));
        write(uri, Precondition.none(), bytes("mid"));
        assertThatThrownBy(late::commit).isInstanceOf(PreconditionFailedException.class);
      }
      assertThat(read(uri)).isEqualTo("mid");
      assertThat(names(root())).containsExactly(uri);
    }

    @Test
    void a_version_that_is_gone_is_not_replaced() {
      URI uri = create("a.csv", "old");
      String seen = version(uri);
      store().delete(uri, Precondition.none());
      assertThatThrownBy(() -> write(uri, Precondition.version(seen), bytes("new")))
          .isInstanceOf(PreconditionFailedException.class);
      assertThat(store().stat(uri)).isEmpty();
    }

    @Test
    void threads_that_replace_what_they_have_seen_lose_no_update() throws Exception {
      URI uri = create("counter", "0");
      Callable<Integer> counter =
          () -> {
            int lost = 0;
            for (int done = 0; done < 10; ) {
              String seen = version(uri);
              int value = Integer.parseInt(read(uri));
              try {
                write(uri, Precondition.version(seen), bytes(String.valueOf(value + 1)));
                done++;
              } catch (PreconditionFailedException e) {
                lost++;
              }
            }
            return lost;
          };
      together(List.of(counter, counter, counter, counter));
      assertThat(read(uri)).isEqualTo("40");
    }
  }

  @Nested
  class Deleting {
    @Test
    void a_deleted_object_is_gone_and_its_neighbour_stays() {
      URI uri = create("dir/a.csv", "hello");
      URI other = create("dir/b.csv", "hello");
      store().delete(uri, Precondition.none());
      assertThat(store().stat(uri)).isEmpty();
      assertThatThrownBy(() -> store().open(uri, 0)).isInstanceOf(StoreException.class);
      assertThat(names(root())).containsExactly(other);
    }

    @Test
    void what_is_not_there_may_be_deleted() {
      store().delete(uri("a.csv"), Precondition.none());
      store().delete(uri("no/such/dir/a.csv"), Precondition.none());
      assertThat(store().list(root())).isEmpty();
    }

    @Test
    void the_version_that_was_seen_is_deleted() {
      URI uri = create("a.csv", "hello");
      store().delete(uri, Precondition.version(version(uri)));
      assertThat(store().stat(uri)).isEmpty();
    }

    @Test
    void another_version_is_not_deleted() {
      URI uri = create("a.csv", "old");
      String seen = version(uri);
      write(uri, Precondition.none(), bytes("new"));
      assertThatThrownBy(() -> store().delete(uri, Precondition.version(seen)))
          .isInstanceOf(PreconditionFailedException.class);
      assertThat(read(uri)).isEqualTo("new");
    }

    @Test
    void a_version_that_is_gone_is_not_deleted_again() {
      URI uri = create("a.csv", "old");
      String seen = version(uri);
      store().delete(uri, Precondition.version(seen));
      assertThatThrownBy(() -> store().delete(uri, Precondition.version(seen)))
          .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void absent_is_no_precondition_for_a_delete() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().delete(uri("a.csv"), Precondition.absent()))
          .withMessage("precondition is absent, must be none or a version");
    }

    @Test
    void a_deleted_name_can_be_created_again() {
      URI uri = create("a.csv", "old");
      store().delete(uri, Precondition.none());
      create("a.csv", "new");
      assertThat(read(uri)).isEqualTo("new");
    }
  }
}
