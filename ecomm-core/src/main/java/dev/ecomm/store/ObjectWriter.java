package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Objects;

/**
 * The bytes of an object that is not visible yet. {@link #commit()} publishes all of them at once;
 * {@link #close()} without it leaves nothing behind. So a program that fails half way publishes
 * nothing:
 *
 * <pre>{@code
 * try (ObjectWriter out = store.create(uri)) {
 *   out.write(bytes);
 *   out.commit();
 * }
 * }</pre>
 *
 * <p>Whoever wraps it (buffer, gzip, text) must flush or finish the wrapper before the commit. A
 * failed write or a failed commit gives the object up: all later writes fail, and closing cleans
 * up. Small writes are slow in some stores; wrap it in a {@link java.io.BufferedOutputStream}. For
 * one thread at a time.
 *
 * <p>Stores implement {@link #writeBytes}, {@link #publish} and {@link #discard}; this class keeps
 * the order of calls.
 */
public abstract class ObjectWriter extends OutputStream {

  private enum State {
    OPEN,
    COMMITTED,
    ABORTED
  }

  private final URI uri;
  private final byte[] single = new byte[1];
  private State state = State.OPEN;
  private long bytesWritten;

  /**
   * Starts with no bytes.
   *
   * @param uri the object, for messages; without credentials
   */
  protected ObjectWriter(URI uri) {
    this.uri = Objects.requireNonNull(uri, "uri");
  }

  /**
   * Takes bytes; called only before {@link #publish} and {@link #discard}.
   *
   * @param bytes where they are; not kept after the call
   * @param offset the first of them
   * @param length how many, at least 1
   * @throws IOException if they cannot be taken; the message begins with the URI and is for users
   */
  protected abstract void writeBytes(byte[] bytes, int offset, int length) throws IOException;

  /**
   * Makes the object visible, whole and durable; called at most once.
   *
   * @throws IOException if that fails; becomes a {@link StoreException} with this message
   * @throws StoreException if that fails, a {@link dev.ecomm.error.PreconditionFailedException} if
   *     the precondition does not hold
   */
  protected abstract void publish() throws IOException;

  /**
   * Removes all traces of a write that was given up; called at most once, also after a failed
   * {@link #publish}. Must not throw.
   */
  protected abstract void discard();

  /**
   * Returns the object that is being written.
   *
   * @return its URI
   */
  public final URI uri() {
    return uri;
  }

  /**
   * Returns how many bytes were taken so far.
   *
   * @return at least 0
   */
  public final long bytesWritten() {
    return bytesWritten;
  }

  @Override
  public final void write(int b) throws IOException {
    single[0] = (byte) b;
    write(single, 0, 1);
  }

  /**
   * Takes bytes.
   *
   * @throws IOException if they cannot be taken; the object is given up
   * @throws IllegalStateException after {@link #commit()}, {@link #close()} or a failed write
   */
  @Override
  public final void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireOpen("write");
    if (length == 0) {
      return;
    }
    boolean done = false;
    try {
      writeBytes(bytes, offset, length);
      bytesWritten += length;
      done = true;
    } finally {
      if (!done) {
        abort();
      }
    }
  }

  /** Does nothing: bytes become visible by {@link #commit()} only. */
  @Override
  public final void flush() {}

  /**
   * Publishes the object. When this returns, every reader sees the whole object, also after a crash
   * of the machine as far as the store can promise it.
   *
   * @throws dev.ecomm.error.PreconditionFailedException if the precondition does not hold (any
   *     more); nothing was changed
   * @throws StoreException if publishing fails; nothing was changed
   * @throws IllegalStateException if it was committed before, closed, or a write failed
   */
  public final void commit() {
    requireOpen("commit");
    try {
      publish();
      state = State.COMMITTED;
    } catch (IOException e) {
      throw new StoreException(uri, "could not be published: " + e.getMessage(), e);
    } finally {
      if (state == State.OPEN) {
        abort();
      }
    }
  }

  /** Gives the object up unless it was committed. May be called again, without effect. */
  @Override
  public final void close() {
    if (state == State.OPEN) {
      abort();
    }
  }

  private void requireOpen(String call) {
    if (state == State.COMMITTED) {
      throw new IllegalStateException(call + " after commit of " + uri);
    }
    if (state == State.ABORTED) {
      throw new IllegalStateException(
          call
              + " after the write of "
              + uri
              + " was given up: it was closed, or it failed before");
    }
  }

  private void abort() {
    state = State.ABORTED;
    discard();
  }
}
