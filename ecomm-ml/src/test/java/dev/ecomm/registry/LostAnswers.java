package dev.ecomm.registry;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does the n-th commit, and says that it did not: a connection that breaks on the way back. */
final class LostAnswers implements ObjectStore {

  private final ObjectStore store;
  private final int nth;
  private int commits;

  LostAnswers(ObjectStore store, int nth) {
    this.store = store;
    this.nth = nth;
  }

  @Override
  public Set<String> schemes() {
    return store.schemes();
  }

  @Override
  public InputStream open(URI uri, long offset) {
    return store.open(uri, offset);
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
  public void delete(URI uri, Precondition precondition) {
    store.delete(uri, precondition);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    ObjectWriter out = store.replace(uri, precondition);
    return new ObjectWriter(uri) {
      @Override
      protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      protected void publish() throws IOException {
        out.commit();
        commits++;
        if (commits == nth) {
          throw new IOException("the answer was lost");
        }
      }

      @Override
      protected void discard() {
        out.close();
      }
    };
  }
}
