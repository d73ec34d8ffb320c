package dev.ecomm.io;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects in memory, as many tests of formats need; the testkit has the one with all the rules. */
public final class MapStore implements ObjectStore {

  private final Map<URI, byte[]> objects = new ConcurrentSkipListMap<>();
  private long failAfter = Long.MAX_VALUE;

  /** Lets writes fail once an object has taken this many bytes. */
  public MapStore failingAfter(long bytes) {
    failAfter = bytes;
    return this;
  }

  public MapStore put(URI uri, String text) {
    return put(uri, text.getBytes(StandardCharsets.UTF_8));
  }

  public MapStore put(URI uri, byte[] bytes) {
    objects.put(uri, bytes.clone());
    return this;
  }

  public byte[] bytes(URI uri) {
    return objects.get(uri).clone();
  }

  public String text(URI uri) {
    return new String(bytes(uri), StandardCharsets.UTF_8);
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }

  @Override
  public Set<String> schemes() {
    return Set.of("map");
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (!objects.containsKey(uri)) {
      throw new StoreException(uri, "is not there", null);
    }
    return new ByteArrayInputStream(bytes(uri));
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    return Optional.ofNullable(objects.get(uri))
        .map(bytes -> new ObjectInfo(uri, bytes.length, "1"));
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    return new ObjectWriter(uri) {
      private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

      @Override
      protected void writeBytes(byte[] source, int offset, int length) throws IOException {
        if (bytes.size() + length > failAfter) {
          throw new IOException("the disk is full");
        }
        bytes.write(source, offset, length);
      }

      @Override
      protected void publish() {
        objects.put(uri, bytes.toByteArray());
      }

      @Override
      protected void discard() {
        bytes.reset();
      }
    };
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    objects.remove(uri);
  }
}
