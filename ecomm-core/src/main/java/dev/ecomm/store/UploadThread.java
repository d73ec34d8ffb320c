package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the pieces of one object on a thread of its own, one while the next is filled: so two
 * buffers are enough, and a failure is noticed one piece later. For writers of stores, which end it
 * by {@link #finish()} or {@link #stop}; to be used by one thread.
 */
public final class UploadThread {
  private static final Logger LOG = LoggerFactory.getLogger(UploadThread.class);
  private static final long LONGEST_WAIT_MINUTES = 2;

  /** Sends a piece. */
  @FunctionalInterface
  public interface Piece {
    /**
     * Sends it whole, tried again where that may help.
     *
     * @throws IOException if it could not be sent
     */
    void send() throws IOException;
  }

  private final URI shown;
  private final ExecutorService thread;
  private @Nullable Future<?> sending;

  /**
   * Starts with nothing to send.
   *
   * @param uri the object, for the log; a query is not shown
   */
  public UploadThread(URI uri) {
    this.shown = Stores.withoutSecrets(uri);
    this.thread = Executors.newSingleThreadExecutor(UploadThread::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread daemon = new Thread(work, "ecomm-upload");
    daemon.setDaemon(true);
    return daemon;
  }

  /**
   * Sends a piece, once the one before it has arrived; returns while it is on its way.
   *
   * @param piece its bytes belong to the upload until the next call of this class returns
   * @throws IOException as {@link #await()}, of the piece before
   */
  public void send(Piece piece) throws IOException {
    await();
    sending =
        thread.submit(
            () -> {
              piece.send();
              return null;
            });
  }

  /**
   * Waits until the last piece has arrived.
   *
   * @throws IOException if it could not be sent, or the wait was interrupted; also a StoreException
   *     goes through as it is
   */
  public void await() throws IOException {
    Future<?> last = sending;
    sending = null;
    if (last == null) {
      return;
    }
    try {
      last.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof StoreException store) {
        throw store;
      }
      throw cause instanceof IOException io ? io : new IOException(String.valueOf(cause), e);
    }
  }

  /** Ends the thread when all pieces have arrived. */
  public void finish() {
    thread.shutdown();
  }

  /**
   * Interrupts the piece that is being sent, waits for its end, at most two minutes, and cleans up:
   * a piece that arrives after the object was given up would stay in the store. The caller's mark
   * of interruption is put aside meanwhile, for nothing can be sent with it.
   *
   * @param cleanUp gives the object up
   * @param <T> what it tells
   * @return what the clean-up returned
   */
  public <T> T stop(Supplier<T> cleanUp) {
    boolean interrupted = Thread.interrupted();
    try {
      interrupted |= !ended();
      return cleanUp.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False if the wait was interrupted. */
  private boolean ended() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(LONGEST_WAIT_MINUTES, TimeUnit.MINUTES)) {
        LOG.warn("[{}] a piece of an upload that was given up is still being sent", shown);
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
