package dev.ecomm.io.dataset;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The manifest of a dataset in its store, replaced only by who has seen what it replaces. */
final class ManifestFile {

  static final String NAME = "_manifest.json";

  /** More than a million files need; a larger one is something else. */
  private static final int MAX_BYTES = 1 << 28;

  /** Each failed attempt is another writer's success, so this many writers at once get through. */
  private static final int MOST_ATTEMPTS = 1_000;

  private final ObjectStore store;
  private final URI uri;

  ManifestFile(ObjectStore store, URI directory) {
    this.store = store;
    this.uri = Stores.child(directory, NAME);
  }

  /**
   * A manifest and the version of the object that held it, or an older one: then replacing it
   * fails, which does no harm.
   */
  record Seen(Manifest manifest, String version) {}

  Optional<Seen> read() {
    Optional<ObjectInfo> info = store.stat(uri);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = store.open(uri, 0)) {
      String source = Stores.withoutSecrets(uri).toString();
      Manifest manifest = ManifestJson.read(source, in.readNBytes(MAX_BYTES));
      return Optional.of(new Seen(manifest, info.get().version()));
    } catch (IOException e) {
      throw new StoreException(
          Stores.withoutSecrets(uri), "could not be read: " + e.getMessage(), e);
    }
  }

  /** Whether a publish that failed may have happened nevertheless, with the reason. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient StoreException failure;

    Unclear(StoreException failure) {
      super(failure);
      this.failure = failure;
    }

    StoreException failure() {
      return failure;
    }
  }

  /** What to make of the manifest that is there. */
  interface Change {
    /** May be called several times; gets null where there is none. */
    Manifest apply(@Nullable Manifest current);
  }

  /**
   * Replaces the manifest by what a change makes of it, again if another writer came first.
   *
   * @param sign part of the name of a file that only the change brings, or empty
   * @return what was published
   * @throws Unclear if the store failed and cannot tell whether it was published
   */
  Manifest publish(Change change, String sign) {
    for (int attempt = 1; ; attempt++) {
      Optional<Seen> seen = read();
      Manifest changed = change.apply(seen.map(Seen::manifest).orElse(null));
      Precondition unchanged =
          seen.map(it -> Precondition.version(it.version())).orElse(Precondition.absent());
      try {
        write(changed, unchanged);
        return changed;
      } catch (PreconditionFailedException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      } catch (StoreException e) {
        if (isThere(changed, sign, e)) {
          return changed;
        }
        throw e;
      }
    }
  }

  private void write(Manifest manifest, Precondition precondition) {
    try (ObjectWriter out = store.replace(uri, precondition)) {
      out.write(ManifestJson.write(manifest));
      out.commit();
    } catch (IOException e) {
      throw new StoreException(
          Stores.withoutSecrets(uri), "could not be written: " + e.getMessage(), e);
    }
  }

  /** A publish that failed on the way back has happened all the same. */
  private boolean isThere(Manifest manifest, String sign, StoreException failure) {
    try {
      return read()
          .map(Seen::manifest)
          .filter(found -> found.equals(manifest) || has(found, sign))
          .isPresent();
    } catch (StoreException e) {
      failure.addSuppressed(e);
      throw new Unclear(failure);
    }
  }

  /** Another writer may have added to what was published. */
  private static boolean has(Manifest found, String sign) {
    return !sign.isEmpty() && found.paths().stream().anyMatch(path -> path.endsWith(sign));
  }
}
