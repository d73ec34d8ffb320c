package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * Parts of an object of any store. Each part is opened and the version looked at afterwards: if it
 * is still the one that was seen at the start, the open stream is of that version too.
 */
final class StatReader implements ObjectReader {
  private final ObjectStore store;
  private final ObjectInfo info;

  private StatReader(ObjectStore store, ObjectInfo info) {
    this.store = store;
    this.info = info;
  }

  static StatReader of(ObjectStore store, URI uri) {
    URI shown = Stores.withoutSecrets(uri);
    ObjectInfo info =
        store.stat(uri).orElseThrow(() -> new StoreException(shown, "no such object", null));
    if (info.length() == ObjectInfo.UNKNOWN_LENGTH) {
      throw new StoreException(
          shown,
          "tells no length, so it can only be read from front to back. Save it as a file first.",
          null);
    }
    return new StatReader(store, info);
  }

  @Override
  public ObjectInfo info() {
    return info;
  }

  @Override
  public InputStream open(long offset, long length) {
    info.requirePart(offset, length);
    URI shown = Stores.withoutSecrets(info.uri());
    InputStream in = store.open(info.uri(), offset);
    boolean same = false;
    try {
      same = store.stat(info.uri()).filter(info::equals).isPresent();
    } finally {
      if (!same) {
        close(in);
      }
    }
    if (!same) {
      throw new StoreException(shown, ResumingInputStream.CHANGED, null);
    }
    return new RangeInput(in, shown, length);
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
