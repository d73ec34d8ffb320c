package dev.ecomm.store.gcp;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the pieces of an upload on a thread of its own, one while the next is filled. */
final class PieceSender {
  private static final Logger LOG = LoggerFactory.getLogger(PieceSender.class);

  private final UploadSession session;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(PieceSender::thread);
  private @Nullable Future<?> sending;

  PieceSender(UploadSession session) {
    this.session = session;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "ecomm-gcs-upload");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sends a piece that is not the last, once the one before it has arrived.
   *
   * @param bytes belong to the sender until the next call of this class returns
   * @throws IOException if the piece before could not be sent
   */
  void send(byte[] bytes, int length) throws IOException {
    await();
    sending =
        thread.submit(
            () -> {
              session.send(bytes, length);
              return null;
            });
  }

  private void await() throws IOException {
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

  /** Sends the last piece behind all others, which publishes the object. */
  GcsObject finish(byte[] bytes, int length, String crc) throws IOException {
    await();
    GcsObject made = session.finish(bytes, length, crc);
    thread.shutdown();
    return made;
  }

  /** Takes the upload back. Never throws; may be called again. */
  void cancel() {
    boolean interrupted = Thread.interrupted();
    thread.shutdownNow();
    try {
      // A piece that arrives after the cancellation would be answered by an error only.
      if (!thread.awaitTermination(2, TimeUnit.MINUTES)) {
        LOG.warn("a piece of an upload is still being sent");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    session.cancel();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
