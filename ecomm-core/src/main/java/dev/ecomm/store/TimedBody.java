package dev.ecomm.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response as a stream that fails when the server falls silent. The one of the JDK
 * waits for ever: the timeout of a request ends with the headers. Closing it early breaks the
 * connection off instead of reading the rest. For writers of stores; for one thread at a time.
 */
public final class TimedBody extends InputStream
    implements HttpResponse.BodySubscriber<InputStream> {
  private static final List<ByteBuffer> END = List.of();

  /** Pieces that may wait for the reader, of 16 KB as the JDK's client makes them. */
  private static final int WINDOW = 64;

  private final Duration silence;
  // Holds WINDOW elements at most beside END, for another is asked for when one is taken.
  private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
  private final byte[] single = new byte[1];
  private volatile @Nullable Subscription subscription;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;
  private Iterator<ByteBuffer> buffers = END.iterator();
  private ByteBuffer current = ByteBuffer.allocate(0);
  private boolean ended;
  // Opened by the first read: a break of the connection before the response was handed out would
  // take with it what had arrived.
  private boolean windowIsOpen;

  /**
   * Makes the body of one response.
   *
   * @param silence how long the server may send nothing
   */
  public TimedBody(Duration silence) {
    this.silence = silence;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    if (closed) {
      subscription.cancel(); // the response came, and was closed, before its body began
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    arrived.add(item);
  }

  @Override
  public void onError(Throwable throwable) {
    failure = throwable;
    arrived.add(END);
  }

  @Override
  public void onComplete() {
    arrived.add(END);
  }

  @Override
  public int read() throws IOException {
    int n = read(single, 0, 1);
    return n < 0 ? n : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    int total = 0;
    while (total < len) {
      if (current.hasRemaining()) {
        int n = Math.min(len - total, current.remaining());
        current.get(bytes, off + total, n);
        total += n;
      } else if (buffers.hasNext()) {
        current = buffers.next();
      } else if (total > 0 && (arrived.isEmpty() || arrived.peek() == END)) {
        break; // what is here is handed out before anything is waited for, or fails
      } else if (!fetch()) {
        break;
      }
    }
    return total > 0 ? total : -1;
  }

  private boolean fetch() throws IOException {
    if (!ended) {
      List<ByteBuffer> next = await();
      ended = next == END;
      buffers = next.iterator();
      Subscription open = subscription;
      if (!ended && open != null) {
        open.request(windowIsOpen ? 1 : WINDOW);
        windowIsOpen = true;
      }
    }
    Throwable failed = failure;
    if (ended && failed != null) {
      throw new IOException(failed.getMessage(), failed);
    }
    return !ended;
  }

  private List<ByteBuffer> await() throws IOException {
    try {
      List<ByteBuffer> next = arrived.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new HttpTimeoutException("the server sent nothing for " + silence.toMillis() + " ms");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }
}
