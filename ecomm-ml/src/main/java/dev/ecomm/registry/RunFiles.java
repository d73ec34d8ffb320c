package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What writers and readers of a day's runs do with single files. */
final class RunFiles {

  private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);
  private static final int BUFFER_BYTES = 1 << 16;

  final ObjectStore store;
  final Texts texts;
  final RunPaths paths;
  final CurrentRun current;

  RunFiles(ObjectStore store, RunPaths paths) {
    this.store = store;
    this.paths = paths;
    this.texts = new Texts(store, ModelRegistry.DEFAULT_MAX_TEXT_BYTES);
    this.current = new CurrentRun(texts, paths.current());
  }

  Manifest manifest(CurrentRun.Pointer pointer) {
    URI uri = paths.own(pointer.run(), RunPaths.MANIFEST);
    Texts.Seen seen = texts.find(uri).orElseThrow(() -> gone(uri));
    if (!Sha256.of(seen.text().getBytes(UTF_8)).equals(pointer.manifestSha256())) {
      throw damaged(uri);
    }
    Manifest manifest = Manifest.fromJson(Texts.source(uri), seen.text());
    if (!manifest.execDate().equals(paths.day())) {
      throw InvoiceDataException.of(
          Texts.source(uri),
          "is of " + manifest.execDate() + ", not of " + paths.day() + ". Restore the file.",
          null);
    }
    return manifest;
  }

  /** The run that counts. */
  CurrentRun.Pointer pointer() {
    return current
        .read()
        .orElseThrow(
            () ->
                new StoreException(
                    Stores.withoutSecrets(paths.current()),
                    "is not there: the day has no run.",
                    null));
  }

  static StoreException gone(URI uri) {
    return new StoreException(
        Stores.withoutSecrets(uri), "is part of a run and not there. Run again.", null);
  }

  static InvoiceDataException damaged(URI uri) {
    return InvoiceDataException.of(
        Texts.source(uri),
        "is not what was written: its SHA-256 is another one. Restore the file, or run again.",
        null);
  }

  /** Copies a file whole, and only if it has the hash that it must have. */
  void copy(URI from, URI to, String sha256) {
    MessageDigest digest = Sha256.begin();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = store.open(from, 0);
        ObjectWriter out = store.replace(to, Precondition.none())) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
      if (!Sha256.end(digest).equals(sha256)) {
        throw damaged(from);
      }
      out.commit();
    } catch (IOException e) {
      throw new StoreException(
          Stores.withoutSecrets(to),
          "could not be copied from " + Stores.withoutSecrets(from) + ": " + e.getMessage(),
          e);
    }
  }

  /** What cannot be deleted is seen by nobody; the next run of the day tries again. */
  void deleteQuietly(Collection<ObjectInfo> files) {
    for (ObjectInfo file : files) {
      try {
        store.delete(file.uri(), Precondition.none());
      } catch (StoreException e) {
        LOG.warn("Not deleted, and no longer part of a run: {}", e.getMessage());
      }
    }
  }
}
