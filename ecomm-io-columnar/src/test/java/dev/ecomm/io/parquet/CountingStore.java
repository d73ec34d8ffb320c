package dev.ecomm.io.parquet;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that counts the bytes that are read. */
final class CountingStore implements ObjectStore {
  private final ObjectStore store;
  private long bytesRead;

  CountingStore(ObjectStore store) {
    this.store = store;
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public Set<String> schemes() {
    return store.schemes();
  }

  @Override
  public InputStream open(URI uri, long offset) {
    return new FilterInputStream(store.open(uri, offset)) {
      @Override
      public int read() throws IOException {
        int read = in.read();
        bytesRead += read < 0 ? 0 : 1;
        return read;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        bytesRead += Math.max(0, read);
        return read;
      }
    };
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    return store.stat(uri);
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    return store.list(prefix);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    return store.replace(uri, precondition);
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    store.delete(uri, precondition);
  }
}
