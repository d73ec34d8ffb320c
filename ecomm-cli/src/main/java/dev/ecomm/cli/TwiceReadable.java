package dev.ecomm.cli;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One source that can be opened twice, first for a look at its beginning and then to be read,
 * though its bytes come only once: a pipe, standard input, a web server. What the look took is
 * remembered.
 */
final class TwiceReadable implements ObjectStore, AutoCloseable {
  /** Far more than a format reads ahead when only its header is wanted. */
  private static final int REMEMBERED_BYTES = 1 << 26;

  private final ObjectStore source;
  private final URI uri;
  private final BufferedInputStream in;
  private int opened;

  TwiceReadable(ObjectStore source, URI uri) {
    this.source = source;
    this.uri = uri;
    this.in = new BufferedInputStream(source.open(uri, 0), 1 << 16);
    in.mark(REMEMBERED_BYTES);
  }

  @Override
  public Set<String> schemes() {
    return Set.of(uri.getScheme());
  }

  @Override
  public InputStream open(URI wanted, long offset) {
    opened++;
    if (!wanted.equals(uri) || offset != 0 || opened > 2) {
      throw new IllegalStateException(wanted + " is opened from " + offset + ", time " + opened);
    }
    if (opened == 2) {
      rewind();
    }
    return new Shield(in);
  }

  private void rewind() {
    try {
      in.reset();
    } catch (IOException e) {
      throw new StoreException(uri, "could not be read again: " + e.getMessage(), e);
    }
    in.mark(0); // from here on nothing is remembered
  }

  @Override
  public Optional<ObjectInfo> stat(URI wanted) {
    return source.stat(wanted);
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    return source.list(prefix);
  }

  @Override
  public ObjectWriter replace(URI wanted, Precondition precondition) {
    return source.replace(wanted, precondition);
  }

  @Override
  public void delete(URI wanted, Precondition precondition) {
    source.delete(wanted, precondition);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Keeps the stream open and its one mark in place, whatever the format does. */
  private static final class Shield extends FilterInputStream {
    Shield(InputStream in) {
      super(in);
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void mark(int limit) {}

    @Override
    public void close() {}
  }
}
