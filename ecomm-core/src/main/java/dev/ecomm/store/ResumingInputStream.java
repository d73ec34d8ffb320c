package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a remote object, gone on with after a broken connection at the byte where it broke.
 * It ends without an exception only at the object's announced length. For writers of stores; for
 * one thread at a time.
 */
public final class ResumingInputStream extends InputStream {

  /** How a store opens an object; called again after each failure. */
  @FunctionalInterface
  public interface Source {

    /**
     * Opens the object at an offset.
     *
     * @param offset bytes to leave out
     * @return the rest of the object, of the same version as in calls before with a lower offset
     * @throws IOException if trying again may help
     * @throws StoreException if it does not help: no such object, no right to it, or another
     *     version by now
     */
    Part open(long offset) throws IOException;
  }

  /**
   * The rest of an object.
   *
   * @param body the bytes from the offset on; may end early, then the source is asked again
   * @param objectLength length of the whole object, or {@link ObjectInfo#UNKNOWN_LENGTH}
   */
  public record Part(InputStream body, long objectLength) {
    /** Checks the values. */
    public Part {
      Objects.requireNonNull(body, "body");
    }
  }

  private final URI shown;
  private final long start;
  private final Source source;
  private final Retries retries;
  private final byte[] single = new byte[1];
  private @Nullable InputStream body;
  private long position;
  private long length = ObjectInfo.UNKNOWN_LENGTH;
  private boolean closed;

  private ResumingInputStream(URI uri, long offset, Source source, Retries retries) {
    this.shown = Stores.withoutSecrets(uri);
    this.start = offset;
    this.position = offset;
    this.source = source;
    this.retries = retries;
  }

  /**
   * Opens an object, with as many attempts as the policy allows.
   *
   * @param uri the object, for messages; a query is not shown
   * @param offset bytes to leave out
   * @param source opens the object
   * @param policy attempts and waits, here and in every read
   * @return the bytes from the offset on
   * @throws StoreException as the source throws it, or if the last attempt failed
   */
  public static ResumingInputStream open(URI uri, long offset, Source source, RetryPolicy policy) {
    return open(uri, offset, source, new Retries(uri, policy));
  }

  static ResumingInputStream open(URI uri, long offset, Source source, Retries retries) {
    ResumingInputStream in = new ResumingInputStream(uri, offset, source, retries);
    try {
      in.body = retries.run(in::reopen);
    } catch (IOException e) {
      throw new StoreException(in.shown, String.valueOf(e.getMessage()), e);
    }
    return in;
  }

  private InputStream reopen() throws IOException {
    Part part = source.open(position);
    if (position > start && part.objectLength() != length) {
      part.body().close();
      throw new StoreException(shown, CHANGED, null);
    }
    length = part.objectLength();
    return part.body();
  }

  static final String CHANGED = "was replaced while it was read. Read it again from the start.";

  /**
   * Returns the length of the whole object.
   *
   * @return bytes, the offset included, or {@link ObjectInfo#UNKNOWN_LENGTH}
   */
  public long objectLength() {
    return length;
  }

  @Override
  public int read() throws IOException {
    int n = read(single, 0, 1);
    return n < 0 ? n : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    Objects.checkFromIndexSize(off, len, bytes.length);
    if (closed) {
      throw new IOException("[" + shown + "] is closed");
    }
    while (len > 0) {
      try {
        InputStream from = body;
        if (from == null) {
          from = reopen();
          body = from;
        }
        int n = from.read(bytes, off, len);
        if (n > 0) {
          return took(n);
        }
        if (n < 0) {
          return end();
        }
      } catch (IOException e) {
        closeBody();
        String where = length < 0 ? "at byte " + position : "at byte " + position + " of " + length;
        retry(where, e);
      }
    }
    return 0;
  }

  private void retry(String where, IOException failure) throws IOException {
    try {
      retries.failed(where + ": ", failure);
    } catch (IOException e) {
      throw new IOException("[" + shown + "] " + e.getMessage(), e);
    }
  }

  private int took(int n) {
    position += n;
    if (length >= 0 && position > length) {
      throw new StoreException(
          shown, "sent more than the " + length + " bytes that it had announced", null);
    }
    retries.progressed();
    return n;
  }

  private int end() throws EOFException {
    if (length >= 0 && position < length) {
      throw new EOFException("the connection ended too early");
    }
    return -1;
  }

  private void closeBody() {
    InputStream open = body;
    body = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is given up because it failed; that it cannot be closed either adds nothing.
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    closeBody();
  }
}
