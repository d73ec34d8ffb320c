package dev.ecomm.testkit;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects in memory, {@code mem:} URIs such as {@code mem:/data/a.csv}, with all of a store's
 * promises. Each instance is a world of its own; versions count its writes, so the same calls give
 * the same versions. Safe for use by many threads.
 */
public final class MemoryStore implements ObjectStore {
  private final Map<URI, Stored> objects = new HashMap<>();
  private long writes;

  private static final class Stored {
    final byte[] bytes;
    final String version;

    Stored(byte[] bytes, String version) {
      this.bytes = bytes;
      this.version = version;
    }
  }

  /** Makes an empty store. */
  public MemoryStore() {}

  @Override
  public Set<String> schemes() {
    return Set.of("mem");
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", must be at least 0");
    }
    Stored stored = find(name(uri));
    if (stored == null) {
      throw new StoreException(uri, "no such object", null);
    }
    int length = stored.bytes.length;
    if (offset > length) {
      throw new StoreException(
          uri, "has " + length + " bytes, so there is no offset " + offset, null);
    }
    return new ByteArrayInputStream(stored.bytes, (int) offset, length - (int) offset);
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    URI name = Stores.uri(uri.toString());
    return Optional.ofNullable(find(name)).map(stored -> info(name, stored));
  }

  @Override
  public synchronized List<ObjectInfo> list(URI prefix) {
    String start = Stores.uri(prefix.toString()).toString();
    return objects.entrySet().stream()
        .filter(e -> e.getKey().toString().startsWith(start))
        .map(e -> info(e.getKey(), e.getValue()))
        .sorted(ObjectInfo.byName())
        .toList();
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    URI name = name(uri);
    check(name, find(name), precondition);
    return new Writer(name, precondition);
  }

  @Override
  public synchronized void delete(URI uri, Precondition precondition) {
    if (precondition instanceof Precondition.Absent) {
      throw new IllegalArgumentException("precondition is absent, must be none or a version");
    }
    URI name = name(uri);
    check(name, objects.get(name), precondition);
    objects.remove(name);
  }

  private static URI name(URI uri) {
    URI name = Stores.uri(uri.toString());
    if (name.toString().endsWith("/")) {
      throw new StoreException(
          uri, "names a directory, for it ends at a slash. Name an object in it.", null);
    }
    return name;
  }

  private synchronized @Nullable Stored find(URI name) {
    return objects.get(name);
  }

  private synchronized void put(URI name, byte[] bytes, Precondition precondition) {
    check(name, objects.get(name), precondition);
    writes++;
    objects.put(name, new Stored(bytes, String.valueOf(writes)));
  }

  private static void check(URI name, @Nullable Stored stored, Precondition precondition) {
    if (precondition instanceof Precondition.Absent && stored != null) {
      throw new PreconditionFailedException(name, "exists already", null);
    }
    if (precondition instanceof Precondition.Version wanted) {
      String found = stored == null ? "is gone" : "has version " + stored.version;
      if (stored == null || !stored.version.equals(wanted.version())) {
        throw new PreconditionFailedException(
            name, found + ", expected version " + wanted.version(), null);
      }
    }
  }

  private static ObjectInfo info(URI name, Stored stored) {
    return new ObjectInfo(name, stored.bytes.length, stored.version);
  }

  @Override
  public String toString() {
    return "MemoryStore";
  }

  private final class Writer extends ObjectWriter {
    private final Precondition precondition;
    private final ByteArrayOutputStream staged = new ByteArrayOutputStream();

    Writer(URI name, Precondition precondition) {
      super(name);
      this.precondition = precondition;
    }

    @Override
    protected void writeBytes(byte[] bytes, int offset, int length) {
      staged.write(bytes, offset, length);
    }

    @Override
    protected void publish() {
      put(uri(), staged.toByteArray(), precondition);
    }

    @Override
    protected void discard() {
      staged.reset();
    }
  }
}
