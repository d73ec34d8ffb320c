package dev.ecomm.cli;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A store whose objects are not published when they are committed: they are handed on complete, to
 * be published when others are complete too. A disk that fills up at the last byte of the last
 * object is so noticed before the first appears.
 *
 * @param store where the objects are written
 * @param scheme of their URIs
 * @param complete takes each object when all its bytes are written; must commit or close it
 */
record HeldBack(ObjectStore store, String scheme, Consumer<ObjectWriter> complete)
    implements ObjectStore {

  @Override
  public Set<String> schemes() {
    return Set.of(scheme);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    ObjectWriter object = store.replace(uri, precondition);
    return new ObjectWriter(uri) {
      @Override
      protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        object.write(bytes, offset, length);
      }

      @Override
      protected void publish() {
        complete.accept(object);
      }

      @Override
      protected void discard() {
        object.close();
      }
    };
  }

  @Override
  public InputStream open(URI uri, long offset) {
    return store.open(uri, offset);
  }

  @Override
  public ObjectReader reader(URI uri) {
    return store.reader(uri);
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
}
