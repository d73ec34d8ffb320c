package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.run.CancellationToken;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final CancellationToken cancellation = new CancellationToken();
  private final Session session =
      new Session(
          new Console(
              InputStream.nullInputStream(),
              Console.outTo(new ByteArrayOutputStream()),
              Console.utf8(new ByteArrayOutputStream(), true),
              false),
          cancellation);
  private final List<String> published = new ArrayList<>();

  @Test
  void nothing_is_published_after_a_cancellation() {
    cancellation.cancel();

    assertThatThrownBy(() -> session.publish(() -> published.add("all")))
        .isInstanceOf(CancellationException.class);
    assertThat(published).isEmpty();
  }

  @Test
  void a_cancellation_waits_until_everything_is_published() throws InterruptedException {
    Thread interrupt =
        new Thread(
            () -> {
              synchronized (cancellation) { // as Interrupts does
                cancellation.cancel();
              }
            });
    session.publish(
        () -> {
          published.add("one");
          interrupt.start();
          assertThat(Thread.holdsLock(cancellation)).isTrue();
          assertThat(cancellation.isCancelled()).isFalse();
          published.add("two");
        });
    interrupt.join();

    assertThat(published).containsExactly("one", "two");
    assertThat(cancellation.isCancelled()).isTrue();
  }
}
