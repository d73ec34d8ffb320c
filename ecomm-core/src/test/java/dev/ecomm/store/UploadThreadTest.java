package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UploadThreadTest {
  private static final URI OBJECT = URI.create("mem://shop/lines.csv");

  private final UploadThread upload = new UploadThread(OBJECT);
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void end() {
    var unused = Thread.interrupted();
    upload.finish();
  }

  @Test
  void pieces_are_sent_one_after_the_other() throws IOException {
    for (int piece = 0; piece < 50; piece++) {
      String name = "piece " + piece;
      upload.send(() -> sent.add(name));
      assertThat(sent).hasSizeGreaterThanOrEqualTo(piece); // all before this one have arrived
    }
    upload.await();

    assertThat(sent).hasSize(50).startsWith("piece 0", "piece 1").endsWith("piece 49");
  }

  @Test
  void the_caller_goes_on_while_a_piece_is_sent() throws IOException {
    CountDownLatch filled = new CountDownLatch(1);

    upload.send(() -> waitFor(filled));
    filled.countDown(); // would never be reached if the caller sent the piece itself
    upload.await();

    assertThat(filled.getCount()).isZero();
  }

  @Test
  void a_failure_is_told_with_the_next_piece_which_is_not_sent() throws IOException {
    upload.send(
        () -> {
          throw new IOException("the line is down");
        });

    assertThatThrownBy(() -> upload.send(() -> sent.add("second")))
        .isInstanceOf(IOException.class)
        .hasMessage("the line is down");
    assertThat(sent).isEmpty();
  }

  @Test
  void a_failure_of_the_store_keeps_its_type() throws IOException {
    upload.send(
        () -> {
          throw new StoreException(OBJECT, "is locked", null);
        });

    assertThatThrownBy(upload::await)
        .isInstanceOf(StoreException.class)
        .hasMessage("[mem://shop/lines.csv] is locked");
  }

  @Test
  void a_failure_that_nobody_expected_becomes_an_io_exception() throws IOException {
    upload.send(
        () -> {
          throw new IllegalStateException("no such part");
        });

    assertThatThrownBy(upload::await)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no such part");
  }

  @Test
  void a_wait_that_is_interrupted_ends_and_keeps_the_mark() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    upload.send(() -> waitFor(never));

    Thread.currentThread().interrupt();

    assertThatThrownBy(upload::await).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    upload.stop(() -> "");
  }

  @Test
  void stopping_ends_the_piece_on_its_way_before_it_cleans_up() throws IOException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    upload.send(
        () -> {
          begun.countDown();
          try {
            waitFor(never);
          } finally {
            sent.add("ended");
          }
        });
    waitFor(begun);

    String left = upload.stop(() -> "left behind after " + sent);

    assertThat(left).isEqualTo("left behind after [ended]");
  }

  @Test
  void an_interrupted_caller_cleans_up_as_others_do() {
    Thread.currentThread().interrupt();

    boolean marked = upload.stop(() -> Thread.currentThread().isInterrupted());

    assertThat(marked).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void waitFor(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("was interrupted");
    }
  }
}
