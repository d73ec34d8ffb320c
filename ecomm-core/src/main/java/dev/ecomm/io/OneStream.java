package dev.ecomm.io;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store of one object, an open stream that is read once and not closed: standard input. */
final class OneStream implements ObjectStore {
  private final InputStream in;

  OneStream(InputStream in) {
    this.in = in;
  }

  /** What messages call a stream: {@code stream:stdin}. */
  static URI uri(String name) {
    try {
      return new URI("stream", name, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("name is \"" + name + "\", must not be empty", e);
    }
  }

  @Override
  public Set<String> schemes() {
    return Set.of();
  }

  @Override
  public InputStream open(URI uri, long offset) {
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // The stream is the caller's.
      }
    };
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    return Optional.empty();
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    throw readOnly(prefix);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    throw readOnly(uri);
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    throw readOnly(uri);
  }

  private static StoreException readOnly(URI uri) {
    return new StoreException(uri, "is a stream and can only be read.", null);
  }
}
