package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.StoreException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectWriterTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void writes_and_a_commit_reach_the_store_in_order_and_nothing_is_discarded() throws IOException {
    try (Recording out = new Recording("")) {
      out.write('a');
      out.write(new byte[] {1, 2, 3}, 1, 2);
      out.write(new byte[0]);
      out.flush();
      out.commit();
      assertThat(out.bytesWritten()).isEqualTo(3);
      assertThat(out.uri()).isEqualTo(URI.create("mem:/a"));
    }
    assertThat(calls).containsExactly("write 1", "write 2", "publish");
  }

  @Test
  void closing_without_a_commit_discards_once() {
    Recording out = new Recording("");
    out.close();
    out.close();
    assertThat(calls).containsExactly("discard");
  }

  @Test
  void a_second_commit_and_a_write_after_it_are_illegal() {
    Recording out = new Recording("");
    out.commit();
    assertThatIllegalStateException()
        .isThrownBy(out::commit)
        .withMessage("commit after commit of mem:/a");
    assertThatIllegalStateException()
        .isThrownBy(() -> out.write(1))
        .withMessage("write after commit of mem:/a");
    assertThat(calls).containsExactly("publish");
  }

  @Test
  void a_failed_write_discards_and_nothing_can_be_committed_any_more() {
    Recording out = new Recording("write");
    assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class).hasMessage("broken");
    assertThatIllegalStateException().isThrownBy(out::commit).withMessageContaining("given up");
    assertThatIllegalStateException().isThrownBy(() -> out.write(1));
    out.close();
    assertThat(calls).containsExactly("write 1", "discard");
  }

  @Test
  void a_failed_commit_discards_and_keeps_the_message() {
    Recording out = new Recording("publish");
    assertThatThrownBy(out::commit)
        .isInstanceOf(StoreException.class)
        .hasMessage("[mem:/a] could not be published: broken")
        .hasCauseInstanceOf(IOException.class);
    assertThatIllegalStateException().isThrownBy(out::commit);
    assertThat(calls).containsExactly("publish", "discard");
  }

  @Test
  void a_buffer_around_it_may_be_closed_after_the_commit() throws IOException {
    Recording out = new Recording("");
    try (BufferedOutputStream buffer = new BufferedOutputStream(out)) {
      buffer.write(1);
      buffer.flush();
      out.commit();
    }
    assertThat(calls).containsExactly("write 1", "publish");
  }

  @Test
  void a_range_outside_the_array_is_refused_and_changes_nothing() {
    Recording out = new Recording("");
    assertThatThrownBy(() -> out.write(new byte[2], 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    out.commit();
    assertThat(calls).containsExactly("publish");
  }

  private final class Recording extends ObjectWriter {
    private final String failing;

    Recording(String failing) {
      super(URI.create("mem:/a"));
      this.failing = failing;
    }

    @Override
    protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
      call("write", " " + length);
    }

    @Override
    protected void publish() throws IOException {
      call("publish", "");
    }

    @Override
    protected void discard() {
      calls.add("discard");
    }

    private void call(String name, String detail) throws IOException {
      calls.add(name + detail);
      if (failing.equals(name)) {
        throw new IOException("broken");
      }
    }
  }
}
