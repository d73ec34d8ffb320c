package dev.ecomm.examples;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files that are packed into the program's jar, as {@code resource:/path}. Read only. */
// snippet: store
public final class ResourceStore implements ObjectStore {

  /** Makes the store; a service loader needs a constructor without parameters. */
  public ResourceStore() {}

  @Override
  public Set<String> schemes() {
    return Set.of("resource");
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", must be at least 0");
    }
    URL found = find(uri).orElseThrow(() -> new StoreException(uri, "no such resource", null));
    try {
      InputStream in = found.openStream();
      in.skipNBytes(offset);
      return in;
    } catch (IOException e) {
      throw new StoreException(uri, "cannot be read from byte " + offset, e);
    }
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    // What is in a jar does not change while the program runs, so one version is enough.
    return find(uri).map(found -> new ObjectInfo(uri, ObjectInfo.UNKNOWN_LENGTH, "packed"));
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    throw new StoreException(prefix, "resources cannot be listed; name one", null);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    throw new StoreException(uri, "resources are read only; write to a file", null);
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    throw new StoreException(uri, "resources are read only", null);
  }

  private static Optional<URL> find(URI uri) {
    return Optional.ofNullable(ResourceStore.class.getResource(uri.getPath()));
  }
}
// end
